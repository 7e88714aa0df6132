/**
 * Two clauses have shared out their words in another way: `the job is paused, is it scheduled` is not `the job is
 * scheduled, is it paused`.
 */
export function isDealtAnew(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  const into = new Map<string, Set<string>>();
  for (const [key, clause] of a) {
    const other = b.get(key);
    if (other !== undefined) into.set(clause, (into.get(clause) ?? new Set()).add(other));
  }
  const spread = [...into.values()].filter(({ size }) => size > 1);
  return spread.some((one, at) =>
    spread.slice(at + 1).some((other) => [...one].filter((clause) => other.has(clause)).length > 1),
  );
}

/**
 * Two words of one clause have changed places that nothing joins. One of them may be movable, and stand on either side
 * of others, but not both: `are indexed tables encrypted`, `are encrypted tables indexed`.
 */
export function isReordered(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
  movable: ReadonlySet<string>,
  isJoined: (a: string, b: string) => boolean,
): boolean {
  const order = [...b.keys()];
  const placed = [...a].flatMap(([key, clause]) =>
    b.has(key) ? [{ key, clause, place: order.indexOf(key) }] : [],
  );
  return placed.some((one, at) =>
    placed
      .slice(at + 1)
      .some(
        (other) =>
          one.clause === other.clause &&
          b.get(one.key) === b.get(other.key) &&
          one.place > other.place &&
          movable.has(one.key) === movable.has(other.key) &&
          !isJoined(one.key, other.key),
      ),
  );
}
