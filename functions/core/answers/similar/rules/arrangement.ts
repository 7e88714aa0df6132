import type { Reading } from '../reading/read-question.ts';
import { haveSameRoles } from './same-roles.ts';
import type { GuardReason } from './verdict.ts';

/** The same words must stand in the same order and relations; `mended` are asked keys and what they were to be. */
export function arrangementRule(
  asked: Reading,
  cached: Reading,
  mended: ReadonlyMap<string, string>,
): GuardReason | undefined {
  const read = asked.segments.map((parts) => parts.map((part) => mended.get(part) ?? part));
  if (toText(read) === toText(cached.segments)) return undefined;
  return haveSameRoles(asked, cached, read) ? undefined : 'direction_differs';
}

function toText(segments: readonly (readonly string[])[]): string {
  return segments
    .map((parts) => parts.join(' '))
    .sort()
    .join('\n');
}
