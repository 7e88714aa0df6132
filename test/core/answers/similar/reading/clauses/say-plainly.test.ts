import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MORE_TURNS } from '../../../../../../functions/core/answers/similar/lexicon/more-turns.ts';
import { TURNS_OF_CLAUSES } from '../../../../../../functions/core/answers/similar/lexicon/turns-of-clauses.ts';
import { TURNS_OF_PHRASE } from '../../../../../../functions/core/answers/similar/lexicon/turns-of-phrase.ts';
import { TURNS_OF_QUESTIONS } from '../../../../../../functions/core/answers/similar/lexicon/turns-of-questions.ts';
import {
  makeSayPlainly,
  type Turn,
} from '../../../../../../functions/core/answers/similar/reading/clauses/say-plainly.ts';
import { storedQuestions } from '../../../../../support/stored-questions.ts';
import { PAIR_FILES, readPairs } from '../../evaluate-pairs.ts';

const QUESTIONS = [
  ...PAIR_FILES.flatMap((file) => readPairs(file).flatMap(({ asked, cached }) => [asked, cached])),
  ...storedQuestions(200),
];
const LISTS = [
  ['of questions', TURNS_OF_QUESTIONS],
  ['of phrase', TURNS_OF_PHRASE],
  ['of clauses', TURNS_OF_CLAUSES],
  ['of all', [...MORE_TURNS, ...TURNS_OF_QUESTIONS, ...TURNS_OF_PHRASE, ...TURNS_OF_CLAUSES]],
] as const;

const trying = (turns: readonly Turn[], text: string) =>
  turns.reduce((said, [from, to]) => said.replace(from, to), text);

/** The text as clauses are: no punctuation, one space between words. */
const spoken = (text: string) => text.replace(/[^\w' ]+/g, '').replace(/ +/g, ' ');

describe.each(LISTS)('sayPlainly with turns %s', (_, turns) => {
  const sayPlainly = makeSayPlainly(turns);

  it('says of every question what trying all turns says', () => {
    expect(QUESTIONS.length).toBeGreaterThan(2000);
    const texts = QUESTIONS.flatMap((text) => [text, spoken(text)]);
    expect(texts.map(sayPlainly)).toEqual(texts.map((text) => trying(turns, text)));
    expect(texts.filter((text) => sayPlainly(text) !== text).length).toBeGreaterThan(100);
  });

  it('says of questions put together from others what trying all turns says, in any case', () => {
    const question = fc.constantFrom(...QUESTIONS.map(spoken));
    const cut = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(question, question, cut, cut, fc.boolean(), (one, other, until, from, isLoud) => {
        const mixed = [...one.split(' ').slice(0, until), ...other.split(' ').slice(from)].join(' ');
        const text = isLoud ? mixed.toUpperCase() : mixed;
        expect(sayPlainly(text)).toBe(trying(turns, text));
      }),
      { numRuns: 500 },
    );
  });

  it('tries but a fifth of the turns', () => {
    let tried = 0;
    class Counted extends RegExp {
      override exec(text: string): RegExpExecArray | null {
        tried++;
        return super.exec(text);
      }
    }
    const counted = makeSayPlainly(turns.map(([pattern, to]) => [new Counted(pattern), to]));
    const texts = QUESTIONS.map(spoken);
    for (const text of texts) counted(text);
    expect(tried).toBeGreaterThan(texts.length);
    expect(tried / texts.length).toBeLessThan(turns.length / 5);
  });
});
