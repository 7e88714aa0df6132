import type { Reading } from '../reading/read-question.ts';
import { isSameButForOnePhrase } from './moved-phrase.ts';
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
  const [one, other] = [withPhrasesApart(read), withPhrasesApart(cached.segments)];
  if (one !== undefined && other !== undefined && toText(one) === toText(other)) return undefined;
  if (isSameButForOnePhrase(read, cached.segments)) return undefined;
  return haveSameRoles(asked, cached, read) ? undefined : 'direction_differs';
}

function toText(segments: readonly (readonly string[])[]): string {
  return segments
    .map((parts) => parts.join(' '))
    .sort()
    .join('\n');
}

/**
 * Phrases out of their clauses, so that `With three brokers, what happens if …` is as `what happens if … with three
 * brokers`. Undefined if two have the same relation, or one has lost what it relates to: they might have been swapped.
 */
function withPhrasesApart(segments: readonly (readonly string[])[]): string[][] | undefined {
  const apart: string[][] = [];
  const relations = new Set<string>();
  for (const [marker = '', ...parts] of segments) {
    if (marker === '?free') {
      apart.push([marker, ...parts]);
      continue;
    }
    let current = [marker];
    for (const part of parts) {
      if (part.startsWith('>')) {
        if (relations.has(part)) return undefined;
        relations.add(part);
        apart.push(current);
        current = [];
      }
      current.push(part);
    }
    if (current.length === 1 && current[0]?.startsWith('>')) return undefined;
    apart.push(current);
  }
  return apart;
}
