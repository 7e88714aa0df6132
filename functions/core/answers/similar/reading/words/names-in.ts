import { CALENDAR } from '../../lexicon/dates.ts';
import type { Clause } from '../clauses/clauses.ts';

/** More capitals than this share of the words, and capitals say nothing (a heading, a shout). */
const MOST_CAPITALS = 0.5;

/**
 * Tells which words are names by their capital: one inside a clause, where capitals are the exception. Words in
 * capitals throughout (`SQL`, `ERROR`) are abbreviations or emphasis, not names.
 */
export function namesIn(clauses: readonly Clause[]): (word: string) => boolean {
  const names = new Set<string>();
  let inside = 0;
  for (const { words } of clauses)
    for (const word of words.slice(1)) {
      inside += 1;
      if (/^(?:[A-Z][a-z]|A$)/.test(word) && !CALENDAR.has(word.toLowerCase())) names.add(word);
    }
  const capitals = clauses.reduce(
    (sum, { words }) => sum + words.slice(1).filter((word) => names.has(word)).length,
    0,
  );
  return capitals > inside * MOST_CAPITALS ? () => false : (word) => names.has(word);
}
