import type { JoinedKeys } from '../reading/arrangement/roles.ts';

/**
 * True unless what two questions of the same words join by `and` or `or` pairs them in another way: `group by month and
 * sort by region` is not `group by region and sort by month`. The two sides may change places as wholes, and so may the
 * two that are joined next to the `and`: `join a topic and a table`. What is denied stays with its side.
 */
export function haveSameConjuncts(asked: readonly JoinedKeys[], cached: readonly JoinedKeys[]): boolean {
  if (asked.length !== cached.length) return true;
  return asked.every((joined, at) => {
    const other = cached[at];
    return other === undefined || arePairedAlike(withoutShared(joined), withoutShared(other));
  });
}

/** Without the `or` itself and what both sides have: `a semi join or an inner join`. */
function withoutShared({ before, after }: JoinedKeys): JoinedKeys {
  return {
    before: before.filter((key) => key !== 'or' && !after.includes(key)),
    after: after.filter((key) => !before.includes(key)),
  };
}

function arePairedAlike(a: JoinedKeys, b: JoinedKeys): boolean {
  if (isDeniedElsewhere(a, b)) return false;
  const over = a.before.filter((key) => b.after.includes(key));
  const back = a.after.filter((key) => b.before.includes(key));
  if (over.length === 0 || back.length === 0) return true;
  const [last, first] = [a.before.slice(-over.length), a.after.slice(0, back.length)];
  return over.join(' ') === last.join(' ') && back.join(' ') === first.join(' ');
}

/** Something else stands on the side of what is denied. */
function isDeniedElsewhere(a: JoinedKeys, b: JoinedKeys): boolean {
  const [one, other] = [deniedSide(a), deniedSide(b)];
  if (one === undefined || other === undefined) return false;
  return one.some((key) => !other.includes(key)) || other.some((key) => !one.includes(key));
}

function deniedSide({ before, after }: JoinedKeys): readonly string[] | undefined {
  return [before, after].find((keys) => keys.includes('not'));
}
