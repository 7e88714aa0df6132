import { AFTERTHOUGHT, PERSONAL_TAIL } from '../../lexicon/lead-ins.ts';
import { isChatter } from './remark-words.ts';

/** A phrase at the end that says what a question is for has at most so many words. */
const MOST_WORDS = 14;

/** How many words at the end of a clause only say what work of the asker the question is for; 0 for none. */
export function leadOutLength(words: readonly string[]): number {
  const lower = words.map((word) => word.toLowerCase());
  const afterthought = lower.findIndex(
    (word, at) => at > 1 && AFTERTHOUGHT.test(`${word} ${lower[at + 1]}`) && lower.slice(at).every(isChatter),
  );
  if (afterthought > 0) return lower.length - afterthought;
  for (let at = Math.max(1, lower.length - MOST_WORDS); at < lower.length - 3; at += 1) {
    if (!/^(?:in|for|on|as|with|at|during)$/.test(lower[at] ?? '')) continue;
    const person = lower.findIndex((word, index) => index > at && (word === 'i' || word === 'we'));
    if (person < 0) return 0;
    const isRelative = /^(?:that|which)$/.test(lower[person - 1] ?? '');
    const noun = lower.slice(at + 1, isRelative ? person - 1 : person);
    const tail = lower.slice(person).join(' ');
    if (noun.length > 0 && noun.length < 6 && noun.every(isChatter) && PERSONAL_TAIL.test(tail))
      return lower.length - at;
  }
  return 0;
}
