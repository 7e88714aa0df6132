import { CLAUSE_MARKERS, PERSONS } from '../lexicon/function-words.ts';
import { wordSet } from '../lexicon/word-set.ts';
import { isChatter, isSubject } from '../reading/clauses/remark-words.ts';
import type { Reading } from '../reading/read-question.ts';
import { lemma } from '../reading/words/lemma.ts';
import { PRONOUN } from '../reading/words/term.ts';
import type { GuardReason } from './verdict.ts';

/** A question of fewer terms does not stand by itself after a remark about data: the remark may be its subject. */
const FEWEST_TERMS = 3;
/** The same for a remark about anything but the asker: `turn A into B, what is the expression?` */
const FEWEST_AFTER_ANY = 2;
const DENYING = wordSet('not no never without');
const BINDING = new Set([
  ...CLAUSE_MARKERS.keys(),
  ...wordSet('although though yet because since but while'),
]);
/** What makes a difference by its order. */
const DIRECTED = /\b(?:from|to|into|before|after|than|by)\b/;

/**
 * What the askers say before their questions may differ only if the question stands by itself: it points to nothing
 * said before, and not both of them say something of substance.
 */
export function backgroundRule(asked: Reading, cached: Reading): GuardReason | undefined {
  const [one, other] = [substance(asked), substance(cached)];
  if (one === other) return undefined;
  const pointsBack = asked.terms.some(({ key }) => key === PRONOUN);
  const remarks = [...asked.leadIn, ...cached.leadIn].filter((word) => !isChatter(word));
  const isPersonal = [...asked.leadIn, ...cached.leadIn].some((word) => PERSONS.has(word.toLowerCase()));
  const fewest = remarks.some(isSubject) ? FEWEST_TERMS : isPersonal ? 0 : FEWEST_AFTER_ANY;
  const isShort = remarks.length > 0 && asked.terms.length < fewest;
  return (one !== '' && other !== '') || pointsBack || isShort ? 'background_differs' : undefined;
}

function substance({ leadIn }: Reading): string {
  const words = leadIn.map((word) => word.toLowerCase());
  const keys = words
    .filter((word) => DENYING.has(word) || !(isChatter(word) || BINDING.has(word)))
    .map(lemma);
  return DIRECTED.test(words.join(' ')) ? keys.join(' ') : [...new Set(keys)].sort().join(' ');
}
