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

  it.each(['form', 'docs', 'whale', 'table', 'hot', 'FROM', 'v2', 'were'])('leaves %s', (word) => {
    expect(mendFunctionWord(word)).toBe(word);
  });
});
