import { isChatter, isSubject } from '../reading/lead-in.ts';
import { lemma } from '../reading/lemma.ts';
import type { Reading } from '../reading/read-question.ts';
import type { GuardReason } from './verdict.ts';

/** A question of fewer terms does not stand by itself after a remark about data: the remark may be its subject. */
const FEWEST_TERMS = 3;

/**
 * What the askers say before their questions may differ only if the question stands by itself: it points to nothing
 * said before, and not both of them say something of substance.
 */
export function backgroundRule(asked: Reading, cached: Reading): GuardReason | undefined {
  const [one, other] = [substance(asked), substance(cached)];
  if (one === other) return undefined;
  const pointsBack = asked.terms.some(({ key }) => key === 'it');
  const isShort =
    [...asked.leadIn, ...cached.leadIn].some((word) => isSubject(word) && !isChatter(word)) &&
    asked.terms.length < FEWEST_TERMS;
  return (one !== '' && other !== '') || pointsBack || isShort ? 'background_differs' : undefined;
}

function substance({ leadIn }: Reading): string {
  const keys = leadIn.filter((word) => !isChatter(word)).map((word) => lemma(word.toLowerCase()));
  return [...new Set(keys)].sort().join(' ');
}
