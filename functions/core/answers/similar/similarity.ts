import type { QuestionSignature } from './question-signature.ts';

/** Weights of spec section 4. */
const KEYWORD_WEIGHT = 0.6;
const WORD_WEIGHT = 0.4;

/** 0 to 1: 0.6 × Jaccard of the data keywords + 0.4 × Jaccard of all words (spec section 4). */
export function similarity(a: QuestionSignature, b: QuestionSignature): number {
  return KEYWORD_WEIGHT * jaccard(a.keywords, b.keywords) + WORD_WEIGHT * jaccard(a.words, b.words);
}

/** Shared members over all members; 0 for two empty sets. Both lists hold each member once. */
function jaccard(a: readonly string[], b: readonly string[]): number {
  const inA = new Set(a);
  const shared = b.filter((member) => inA.has(member)).length;
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}
