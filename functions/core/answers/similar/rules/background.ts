import { CLAUSE_MARKERS, PERSONS } from '../lexicon/function-words.ts';
import { wordSet } from '../lexicon/word-set.ts';
import { type JoinedKeys, sidesOf } from '../reading/arrangement/roles.ts';
import { isChatter, isSubject } from '../reading/clauses/remark-words.ts';
import type { Reading } from '../reading/read-question.ts';
import { lemma } from '../reading/words/lemma.ts';
import { PRONOUN } from '../reading/words/term.ts';
import { haveSameConjuncts } from './conjuncts.ts';
import type { GuardReason } from './verdict.ts';

/** A question of fewer terms does not stand by itself after a remark about data: the remark may be its subject. */
const FEWEST_TERMS = 3;
/** The same for a remark about anything but the asker: `turn A into B, what is the expression?` */
const FEWEST_AFTER_ANY = 2;
/** So many words two remarks have in common to be one with another word in it. */
const FEWEST_SHARED = 2;
const POINTING = wordSet('a an the this that and or so');
const DENYING = wordSet('not no never without');
const BINDING = new Set([
  ...CLAUSE_MARKERS.keys(),
  ...wordSet('although though yet because since but while'),
]);
/** What makes a difference by its order. */
const DIRECTED = /\b(?:from|to|into|before|after|than|by)\b/i;

/**
 * What the askers say before their questions may differ only if the question stands by itself: it points to nothing
 * said before, and not both of them say something of substance.
 */
export function backgroundRule(asked: Reading, cached: Reading): GuardReason | undefined {
  if (isOneRemarkVaried(asked.leadIn, cached.leadIn)) return 'background_differs';
  const [one, other] = [substance(asked.leadIn), substance(cached.leadIn)];
  if (one === other)
    return haveSameConjuncts(joinedIn(asked.leadIn), joinedIn(cached.leadIn))
      ? undefined
      : 'background_differs';
  const pointsBack = asked.terms.some(({ key }) => key === PRONOUN);
  const remarks = [...asked.leadIn, ...cached.leadIn].filter((word) => !isChatter(word));
  const isPersonal = [...asked.leadIn, ...cached.leadIn].some((word) => PERSONS.has(word.toLowerCase()));
  const fewest = remarks.some(isSubject) ? FEWEST_TERMS : isPersonal ? 0 : FEWEST_AFTER_ANY;
  const isShort = remarks.length > 0 && asked.terms.length < fewest;
  return (one !== '' && other !== '') || pointsBack || isShort ? 'background_differs' : undefined;
}

/** `I am on the free plan` is not `I am on the team plan`, whatever such words say elsewhere. */
function isOneRemarkVaried(asked: readonly string[], cached: readonly string[]): boolean {
  const [one, other] = [keysOf(asked, isSpoken), keysOf(cached, isSpoken)];
  const own = without(one, other);
  return one.length - own.length >= FEWEST_SHARED && own.length === 1 && without(other, one).length === 1;
}

/** All words but those that point, bind or name the asker. */
function isSpoken(word: string): boolean {
  return !(POINTING.has(word) || PERSONS.has(word) || BINDING.has(word));
}

function without(keys: readonly string[], others: readonly string[]): string[] {
  const taken = new Set(others);
  return keys.filter((key) => !taken.has(key));
}

function substance(leadIn: readonly string[]): string {
  const keys = keysOf(leadIn, isOfSubstance);
  return DIRECTED.test(leadIn.join(' ')) ? keys.join(' ') : [...new Set(keys)].sort().join(' ');
}

/** The words that say something. */
function isOfSubstance(word: string): boolean {
  return DENYING.has(word) || !(isChatter(word) || BINDING.has(word));
}

/** Keys of the lower-case words that are wanted. */
function keysOf(leadIn: readonly string[], isWanted: (word: string) => boolean): string[] {
  return leadIn
    .map((word) => word.toLowerCase())
    .filter(isWanted)
    .map(lemma);
}

/** What stands on either side of each `and` of a remark. */
function joinedIn(leadIn: readonly string[]): JoinedKeys[] {
  return leadIn.flatMap((word, at) => {
    if (word !== 'and') return [];
    const { before, after } = sidesOf(leadIn, at, at + 1);
    return [{ before: keysOf(before, isOfSubstance), after: keysOf(after, isOfSubstance) }];
  });
}
