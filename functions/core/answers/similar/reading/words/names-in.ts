import { CALENDAR } from '../../lexicon/dates.ts';
import type { Clause } from '../clauses/clauses.ts';

/** More capitals than this share of the words, and capitals say nothing (a heading, a shout). */
const MOST_CAPITALS = 0.5;

/**
 * Tells which words are names by their capital: one inside a clause, where capitals are the exception. Words in
 * capitals throughout (`SQL`, `ERROR`) are abbreviations or emphasis, not names.
 */
export function namesIn(clauses: readonly Clause[]): (word: string) => boolean {
  const inside = clauses.flatMap(({ words }) => words.slice(1));
  const capitals = inside.filter(isCapital);
  const names = new Set(capitals);
  return capitals.length > inside.length * MOST_CAPITALS ? () => false : (word) => names.has(word);
}

function isCapital(word: string): boolean {
  return /^(?:[A-Z][a-z]|A$)/.test(word) && !CALENDAR.has(word.toLowerCase());
}
