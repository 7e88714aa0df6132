import type { QuestionSignature } from './question-signature.ts';
import { PRONOUN } from './reading/words/term.ts';
import { MOST_COUNTERPARTS } from './rules/counterparts.ts';

/**
 * Most lookup terms of either question that the other may lack in an accepted pair. So whoever looks up a question in
 * an index of terms need only follow its `MOST_UNSHARED_TERMS + 1` rarest ones, or all if it has fewer.
 */
export const MOST_UNSHARED_TERMS = MOST_COUNTERPARTS;

/**
 * Terms to index a question by, each once, without pronouns. Two questions that share none are never accepted as the
 * same.
 */
export function lookupTerms({ terms }: QuestionSignature): readonly string[] {
  return [...new Set(terms.map(({ key }) => key))].filter((key) => key !== PRONOUN);
}
