import { NEAR_QUALITIES } from '../lexicon/near-qualities.ts';
import { NEAR_THINGS } from '../lexicon/near-things.ts';
import { NEAR_WORDS } from '../lexicon/near-words.ts';
import { lemma } from '../reading/words/lemma.ts';
import { phraseAt } from '../reading/words/phrase-table.ts';
import type { Term } from '../reading/words/term.ts';

/** Key -> the lines of the lexicon that it stands in. */
const LINES_OF = new Map<string, Set<number>>();
for (const [line, text] of `${NEAR_WORDS}${NEAR_THINGS}${NEAR_QUALITIES}`
  .split('\n')
  .filter((text) => text !== '')
  .entries())
  for (const phrase of text.split(',')) {
    const key = keyOf(phrase);
    LINES_OF.set(key, (LINES_OF.get(key) ?? new Set()).add(line));
  }

/**
 * True for two words that may stand for each other in questions that are the same otherwise (`look at` and `inspect`).
 * Unlike synonyms a word may have several meanings here, so it is no equivalence: a word near another's neighbour need
 * not be near the other.
 */
export function isNear(a: Term, b: Term): boolean {
  if (!isWord(a) || !isWord(b)) return false;
  const lines = LINES_OF.get(a.key);
  const others = LINES_OF.get(b.key);
  return lines !== undefined && others !== undefined && [...lines].some((line) => others.has(line));
}

function isWord({ type }: Term): boolean {
  return type === 'word';
}

/** The key that a word or phrase has as a term. */
function keyOf(phrase: string): string {
  const keys = phrase.split(' ').map(lemma);
  const found = phraseAt(keys, 0);
  return found?.length === keys.length ? found.meaning : keys.join(' ');
}
