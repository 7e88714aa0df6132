import { ASKING_LAST, KNOWING, PERSON_FIRST, SAID_BEFORE } from '../../lexicon/lead-ins.ts';
import { CONDITION } from '../../lexicon/remarks.ts';
import { wordSet } from '../../lexicon/word-set.ts';
import { isChatter, isTyped } from './remark-words.ts';

/** Lower-case words that a question, or one within a sentence, begins with. */
export const ASKED_BY = wordSet('how why what which who where when whether if');
/** Words further on lead in to nothing. */
const MOST_WORDS = 40;

/** How many words at the start of a clause lead in to a question word in it; 0 for none. */
export function leadInLength(words: readonly string[], isName: (word: string) => boolean): number {
  const lower = words.slice(0, MOST_WORDS).map((word) => word.toLowerCase());
  const typed = words.findIndex((word) => isTyped(word, isName));
  const found = lower.findIndex(
    (word, at) =>
      at > 1 &&
      (typed < 0 || at <= typed) &&
      ASKED_BY.has(word) &&
      !KNOWING.test(`${word} ${lower[at + 1]}`) &&
      leadsTo(word, lower.slice(0, at)),
  );
  return Math.max(0, found);
}

function leadsTo(word: string, before: readonly string[]): boolean {
  const text = before.join(' ');
  if (CONDITION.test(text)) return false;
  if (word === 'if') return SAID_BEFORE.test(text) || (ASKING_LAST.test(text) && isSpoken(text));
  return isSpoken(text) || (before.every(isChatter) && !ASKED_BY.has(before[0] ?? ''));
}

function isSpoken(text: string): boolean {
  return (PERSON_FIRST.test(text) && ASKING_LAST.test(text)) || SAID_BEFORE.test(text);
}
