import { CHATTER, COURTESIES } from '../../lexicon/chatter.ts';
import { CALENDAR, RELATIVE_DAYS } from '../../lexicon/dates.ts';
import { IDLE_QUESTIONS, IDLE_STARTS } from '../../lexicon/idle-clauses.ts';
import { LIMITING, SEARCHED } from '../../lexicon/remark-limits.ts';
import {
  CONDITION,
  IDIOM,
  MUSING,
  ORIGIN,
  PART_OF_DAY,
  PERSON,
  POINTING,
  PURPOSE,
  UNANSWERED,
  WHICH,
} from '../../lexicon/remarks.ts';
import { hasIdentifierShape } from '../words/identifier-shape.ts';
import { isChatter, isSubject, isTyped } from './remark-words.ts';

/** What binds a remark to the question and limits nothing by itself. */
const BINDING =
  /^(?:and|but|or|so|(?:as|since|because|although|though)(?= (?:i|we|my|our|nobody|everyone|everybody) )) /;
/** Longer clauses are no remarks. */
const MOST_WORDS = 40;

/** True for a clause in which a person only says why they ask, so that nothing in it limits the question. */
export function isLeadIn(words: readonly string[], isName: (word: string) => boolean): boolean {
  const lower = words.map((word) => word.toLowerCase());
  const text = lower.join(' ');
  const isOfData = lower.some(isSubject);
  if (words.length > MOST_WORDS || words.some((word) => isTyped(word, isName) && !isOrigin(word, text)))
    return false;
  if (PART_OF_DAY.test(text) || (isOfData && lower.some(isDated))) return false;
  if (!isOfData && IDLE_STARTS.test(text)) return true;
  if (lower.every(isChatter) && lower.some((word) => CHATTER.has(word) || COURTESIES.has(word)))
    return !CONDITION.test(text) && (lower.length > 2 || IDIOM.test(text));
  if (IDIOM.test(text)) return true;
  if (CONDITION.test(text)) return false;
  if (!isOfData && (PURPOSE.test(text) || UNANSWERED.test(text) || isPointing(text))) return true;
  return MUSING.test(text) || PERSON.test(text);
}

function isPointing(text: string): boolean {
  return POINTING.test(text) && !WHICH.test(text);
}

function isDated(word: string): boolean {
  return CALENDAR.has(word) || RELATIVE_DAYS.has(word);
}

/**
 * True for a clause beside one that asks which names nothing people ask about and limits nothing: it is no phrase of
 * time or place and no condition.
 */
export function isAside(words: readonly string[], isName: (word: string) => boolean): boolean {
  const text = words.join(' ').toLowerCase();
  const [first = ''] = text.replace(BINDING, '').split(' ');
  return (
    words.length > 1 &&
    words.length <= MOST_WORDS &&
    !LIMITING.has(first) &&
    !words.some((word) => /\d/.test(word) || isSubject(word) || isTypedAside(word, text, isName))
  );
}

function isTypedAside(word: string, text: string, isName: (word: string) => boolean): boolean {
  return isTyped(word, isName) && !SEARCHED.has(word.toLowerCase()) && !isOrigin(word, text);
}

/** A product, not an identifier, in what a person says of where they come from. */
function isOrigin(word: string, text: string): boolean {
  return !hasIdentifierShape(word) && ORIGIN.test(text) && !text.split(' ').some(isSubject);
}

/** True for a question that asks for nothing by itself: `any ideas?`, `what am I missing?` */
export function isIdleQuestion(words: readonly string[]): boolean {
  return IDLE_QUESTIONS.test(words.join(' ').toLowerCase());
}
