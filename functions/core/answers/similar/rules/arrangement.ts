import type { Reading } from '../reading/read-question.ts';
import type { GuardReason } from './verdict.ts';

/** The same words must stand in the same order and relations; `mended` are asked keys and what they were to be. */
export function arrangementRule(
  asked: Reading,
  cached: Reading,
  mended: ReadonlyMap<string, string>,
): GuardReason | undefined {
  const read = asked.segments.map((parts) => parts.map((part) => mended.get(part) ?? part).join(' '));
  const wanted = cached.segments.map((parts) => parts.join(' '));
  return read.sort().join('\n') === wanted.sort().join('\n') ? undefined : 'direction_differs';
}
