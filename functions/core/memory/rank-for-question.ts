import type { MemoryEntry } from './entry.ts';
import { lexicalRelevance } from './relevance.ts';
import { contextScore, timeSpan } from './scores.ts';

export interface RelevantEntry {
  readonly entry: MemoryEntry;
  /** Lexical relevance to the question, 0 to 1. */
  readonly relevance: number;
}

/** The entries that suit a question, best first: half lexical relevance, half context score; ties: earlier added first. */
export function rankForQuestion(question: string, entries: readonly MemoryEntry[]): RelevantEntry[] {
  const span = timeSpan(entries);
  const relevances = lexicalRelevance(question, entries);
  return entries
    .map((entry, position) => {
      const relevance = relevances[position] ?? 0;
      return { entry, relevance, score: 0.5 * relevance + 0.5 * contextScore(entry, span) };
    })
    .sort((a, b) => b.score - a.score || a.entry.sequence - b.entry.sequence);
}
