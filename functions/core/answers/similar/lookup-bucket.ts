import type { QuestionSignature } from './question-signature.ts';
import { PRONOUN } from './reading/words/term.ts';

/**
 * A text that is the same for both questions of every accepted pair: how many terms they have besides pronouns, and all
 * terms that no slip of the keyboard may change. An index need compare a question with those of its bucket only.
 */
export function lookupBucket({ terms }: Pick<QuestionSignature, 'terms'>): string {
  const fixed = terms.filter(({ type }) => type !== 'word' && type !== 'scope').map(({ key }) => key);
  return JSON.stringify([terms.filter(({ key }) => key !== PRONOUN).length, ...fixed.sort()]);
}
