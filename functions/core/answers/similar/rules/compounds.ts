/**
 * True if two words that stand alone in a relation have changed places there: `in the test data` is not `in the
 * data test`. Those that are movable may stand on either side of others.
 */
export function areCompoundsTurned(
  a: readonly (readonly string[])[],
  b: readonly (readonly string[])[],
  movable: ReadonlySet<string>,
): boolean {
  const others = compoundsIn(b, movable);
  return compoundsIn(a, movable).some((one) =>
    others.some((other) => isSameSet(one, other) && one.join(' ') !== other.join(' ')),
  );
}

/** Each relation that holds two words, and these. */
function compoundsIn(segments: readonly (readonly string[])[], movable: ReadonlySet<string>): string[][] {
  return segments.flatMap((parts) => {
    const compounds: string[][] = [];
    for (const part of parts.slice(1)) {
      if (part.startsWith('>')) compounds.push([part]);
      else if (!movable.has(part)) compounds.at(-1)?.push(part);
    }
    return compounds.filter(({ length }) => length === 3);
  });
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join(' ') === b.toSorted().join(' ');
}
