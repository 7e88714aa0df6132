import type { QuestionSignature } from './question-signature.ts';

/**
 * A text that is the same for both questions of every accepted pair: their kind, how many terms they have, and all
 * terms that no slip of the keyboard may change. An index need compare a question with those of its bucket only.
 */
export function lookupBucket({ kind, terms }: Pick<QuestionSignature, 'kind' | 'terms'>): string {
  const fixed = terms.filter(({ type }) => type !== 'word' && type !== 'scope').map(({ key }) => key);
  return JSON.stringify([kind, terms.length, ...fixed.sort()]);
}
