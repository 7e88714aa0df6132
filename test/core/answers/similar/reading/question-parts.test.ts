import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';

const keys = (text: string) => readQuestion(text).terms.map(({ key }) => key);
const same = (one: string, other: string) => expect(readQuestion(one)).toEqual(readQuestion(other));

describe('a phrase in front of the question word', () => {
  it.each([
    ['On Monday how many herons sing?', 'On Monday, how many herons sing?'],
    ['in Hive what do herons sing', 'in Hive, what do herons sing'],
    ['After lunch why do herons sing?', 'After lunch, why do herons sing?'],
  ])('is a clause of its own: %s', (one, other) => {
    same(one, other);
  });

  it.each([
    ['Herons Monday how many sing?', 'Herons Monday, how many sing?'],
    ['In how many herons do storks sing?', 'In, how many herons do storks sing?'],
    ['In Hive herons know how storks sing?', 'In Hive herons know, how storks sing?'],
    ['In Hive somewhat do herons sing?', 'In Hive some, what do herons sing?'],
    ['In Hive whatever do herons sing?', 'In Hive, whatever do herons sing?'],
  ])('is none in: %s', (one, other) => {
    expect(readQuestion(one).segments).not.toEqual(readQuestion(other).segments);
  });
});

describe('a verb that says only what is asked', () => {
  it.each([
    ['What does stork mean?', ['stork']],
    ['What do herons means?', ['heron']],
    ['Why does stork happen?', ['stork']],
    ['Why does stork occur?', ['stork']],
    ['Why do herons happens?', ['heron']],
    ['Which herons happen?', ['heron', 'happen']],
    ['Why do herons demean?', ['heron', 'demean']],
    ['What do herons occur?', ['heron', 'happen']],
  ])('is no word of its own in: %s', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });
});

describe('a name under a farewell', () => {
  it.each([
    ['Why do herons sing? Best regards, Anna', ['heron', 'sing']],
    ['Why do herons sing? All the best, Anna Berg', ['heron', 'sing']],
    ['Why do herons sing? Thanks, Anna', ['heron', 'sing']],
  ])('is left out of: %s', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it.each([
    ['Why do herons sing? Best regards, anna', 'anna'],
    ['Why do herons sing? Regardless, Anna', 'anna'],
    ['Why do herons sing? Thanks, Anna Berg Lund', 'lund'],
  ])('is no such name in: %s', (text, key) => {
    expect(keys(text)).toContain(key);
  });
});

describe('a remark before a question without words of its own', () => {
  it('is what is asked of', () => {
    expect(keys('My totals are wrong, why?')).toEqual(expect.arrayContaining(['total', 'wrong']));
    expect(readQuestion('My totals are wrong, why?').leadIn).toEqual([]);
  });

  it('is none if the question has words', () => {
    expect(readQuestion('I keep reading about it, why do herons sing?').leadIn).not.toEqual([]);
  });
});
