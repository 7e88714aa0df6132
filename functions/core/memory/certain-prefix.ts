import type { RankedFacts } from './entry.ts';
import { rankEntries } from './rank-entries.ts';
import { baseScore, contextScore, recency, type TimeSpan } from './scores.ts';

/**
 * The beginning of the full ranking that is certain from the beginnings of the two sorted lists, by Fagin's threshold
 * algorithm (Fagin, Lotem and Naor, PODS 2001): no unseen entry can score above the base score of the last entry seen
 * by base plus the recency of the last one seen by time. Where only an entry of that very base can reach exactly that
 * score, it stands after the last one in its list, which means that it was added later.
 */
export function certainPrefix(
  byBase: readonly RankedFacts[],
  byTime: readonly RankedFacts[],
  span: TimeSpan,
): RankedFacts[] {
  const lastByBase = byBase.at(-1);
  const lastByTime = byTime.at(-1);
  if (lastByBase === undefined || lastByTime === undefined) return [];
  const mostRecent = 0.2 * recency(lastByTime.timestampMs, span);
  const threshold = baseScore(lastByBase) + mostRecent;
  const isTieSafe = nextBelow(baseScore(lastByBase)) + mostRecent < threshold;
  const seen = new Map([...byBase, ...byTime].map((entry) => [entry.entryId, entry]));
  const ranked = rankEntries([...seen.values()], span);
  const end = ranked.findIndex((entry) => {
    const score = contextScore(entry, span);
    return (
      score < threshold || (score === threshold && !(isTieSafe && entry.sequence <= lastByBase.sequence))
    );
  });
  return end === -1 ? ranked : ranked.slice(0, end);
}

/** The next smaller double of a positive one. */
function nextBelow(number: number): number {
  return number * (1 - Number.EPSILON / 2);
}
