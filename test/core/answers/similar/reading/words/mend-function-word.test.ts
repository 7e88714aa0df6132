import { describe, expect, it } from 'vitest';
import { mendFunctionWord } from '../../../../../../functions/core/answers/similar/reading/words/mend-function-word.ts';

describe('mendFunctionWord', () => {
  it.each([
    ['teh', 'the'],
    ['hwo', 'how'],
    ['whcih', 'which'],
    ['wher', 'where'],
    ['waht', 'what'],
  ])('makes of %s %s', (misspelt, word) => {
    expect(mendFunctionWord(misspelt)).toBe(word);
  });

  it.each([
    ['swapped letters in a short one', 'hte', 'the'],
    ['a letter too few before one too many', 'wih', 'with'],
    ['capitals, which are not kept', 'Becuase', 'because'],
  ])('mends %s', (_, misspelt, word) => {
    expect(mendFunctionWord(misspelt)).toBe(word);
  });

  it.each([
    ['of two letters', 'yb'],
    ['of nine letters', 'withoutin'],
    ['of three letters with another letter', 'hox'],
    ['that begins with another letter', 'jwhen'],
    ['with a digit within', 'w1thout'],
    ['with a digit at the end', 'withou1'],
    ['with a sign within', 'w_ere'],
  ])('mends no word %s', (_, word) => {
    expect(mendFunctionWord(word)).toBe(word);
  });

  it.each(['form', 'docs', 'whale', 'table', 'hot', 'FROM', 'v2', 'were'])('leaves %s', (word) => {
    expect(mendFunctionWord(word)).toBe(word);
  });
});
