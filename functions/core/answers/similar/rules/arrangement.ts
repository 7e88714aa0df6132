import type { Reading } from '../reading/read-question.ts';
import { haveSameConjuncts } from './conjuncts.ts';
import { haveSameRoles } from './same-roles.ts';
import type { GuardReason } from './verdict.ts';

/** The same words must stand in the same order and relations; `mended` are asked keys and what they were to be. */
export function arrangementRule(
  asked: Reading,
  cached: Reading,
  mended: ReadonlyMap<string, string>,
): GuardReason | undefined {
  const read = (keys: readonly string[]) => keys.map((key) => mended.get(key) ?? key);
  const joined = asked.joined.map(({ before, after }) => ({ before: read(before), after: read(after) }));
  const segments = asked.segments.map(read);
  if (sorted(read(asked.denied)) !== sorted(cached.denied)) return 'direction_differs';
  if (!haveSameConjuncts(joined, cached.joined) || isRelativeTurned(asked, cached))
    return 'direction_differs';
  if (toText(segments) === toText(cached.segments)) return undefined;
  return haveSameRoles(asked, cached, segments) ? undefined : 'direction_differs';
}

function sorted(keys: readonly string[]): string {
  return keys.toSorted().join(' ');
}

function toText(segments: readonly (readonly string[])[]): string {
  return segments
    .map((parts) => parts.join(' '))
    .sort()
    .join('\n');
}

/** `the pod that replaced X` is not `the pod that X replaced`. */
function isRelativeTurned(asked: Reading, cached: Reading): boolean {
  return asked.relatives.some(([one, other]) =>
    cached.relatives.some(([first, second]) => one !== other && one === second && other === first),
  );
}
