import type { MemoryEntry, RankedFacts } from './entry.ts';
import { type Hits, lexicalRelevance } from './relevance.ts';
import { contextScore, timeSpan } from './scores.ts';

/** An entry, or what ranking needs of one, with its relevance to a question. */
export interface RelevantEntry<Entry extends RankedFacts = MemoryEntry> {
  readonly entry: Entry;
  /** Lexical relevance to the question, 0 to 1. */
  readonly relevance: number;
}

/**
 * The entries that suit a question of so many terms, best first: half lexical relevance, half context score; ties:
 * earlier added first. `hits` says of each entry, in their order, which of the terms it has; undefined counts as none.
 */
export function rankForQuestion<Entry extends RankedFacts>(
  entries: readonly Entry[],
  termCount: number,
  hits: readonly (Hits | undefined)[],
): RelevantEntry<Entry>[] {
  const span = timeSpan(entries);
  const relevances = lexicalRelevance(termCount, hits);
  return entries
    .map((entry, position) => {
      const relevance = relevances[position] ?? 0;
      return { entry, relevance, score: 0.5 * relevance + 0.5 * contextScore(entry, span) };
    })
    .sort((a, b) => b.score - a.score || a.entry.sequence - b.entry.sequence);
}
