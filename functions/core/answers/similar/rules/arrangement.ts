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
  const read = asked.segments.map((parts) => parts.map((part) => mended.get(part) ?? part));
  if (!isSameDenied(asked, cached, mended) || !haveSameConjuncts(asked, cached, mended))
    return 'direction_differs';
  if (isRelativeTurned(asked, cached)) return 'direction_differs';
  if (toText(read) === toText(cached.segments)) return undefined;
  return haveSameRoles(asked, cached, read) ? undefined : 'direction_differs';
}

function toText(segments: readonly (readonly string[])[]): string {
  return segments
    .map((parts) => parts.join(' '))
    .sort()
    .join('\n');
}

function isSameDenied(asked: Reading, cached: Reading, mended: ReadonlyMap<string, string>): boolean {
  const denied = asked.denied.map((key) => mended.get(key) ?? key);
  return denied.sort().join(' ') === cached.denied.toSorted().join(' ');
}

/** `the pod that replaced X` is not `the pod that X replaced`. */
function isRelativeTurned(asked: Reading, cached: Reading): boolean {
  return asked.relatives.some(([one, other]) =>
    cached.relatives.some(([first, second]) => one !== other && one === second && other === first),
  );
}
