import { CHATTER, COURTESIES, GLUE, SUBJECTS } from '../../lexicon/chatter.ts';
import { ENVIRONMENTS } from '../../lexicon/environments.ts';
import { NAMES } from '../../lexicon/names.ts';
import { hasIdentifierShape } from '../words/identifier-shape.ts';
import { lemma } from '../words/lemma.ts';

const SUBJECT_KEYS = new Set([...SUBJECTS].map(lemma));

/** True for words that people use of themselves and their work, and for those that bind them; in any case. */
export function isChatter(word: string): boolean {
  const lower = word.toLowerCase();
  return CHATTER.has(lower) || GLUE.has(lower) || COURTESIES.has(lower);
}

/** True for words that name what people ask about; in any case. */
export function isSubject(word: string): boolean {
  return SUBJECT_KEYS.has(lemma(word.toLowerCase()));
}

/** True for an identifier, a product, an environment, and for what `isName` knows as a name in this question. */
export function isTyped(word: string, isName: (word: string) => boolean): boolean {
  const lower = word.toLowerCase();
  return hasIdentifierShape(word) || NAMES.has(lower) || ENVIRONMENTS.has(lower) || isName(word);
}
