import type { QuestionSignature } from './question-signature.ts';

/**
 * Most terms of either question that the other may lack in an accepted pair. So whoever looks up a question in an
 * index of terms need only follow its `MOST_UNSHARED_TERMS + 1` rarest ones, or all if it has fewer.
 */
export const MOST_UNSHARED_TERMS = 2;

/** Terms to index a question by, each once. Two questions that share none are never accepted as the same. */
export function lookupTerms(signature: QuestionSignature): readonly string[] {
  return signature.words;
}
