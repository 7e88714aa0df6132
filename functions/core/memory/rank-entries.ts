import type { RankedFacts } from './entry.ts';
import { contextScore, type TimeSpan, timeSpan } from './scores.ts';

/**
 * The entries by context score, best first; of equal scores the earlier added first. `span` is that of all live
 * entries and has to be given when these are not all.
 */
export function rankEntries<Entry extends RankedFacts>(
  entries: readonly Entry[],
  span: TimeSpan = timeSpan(entries),
): Entry[] {
  return entries
    .map((entry) => ({ entry, score: contextScore(entry, span) }))
    .sort((a, b) => b.score - a.score || a.entry.sequence - b.entry.sequence)
    .map(({ entry }) => entry);
}
