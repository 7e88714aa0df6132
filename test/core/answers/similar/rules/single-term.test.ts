import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { singleTermRule } from '../../../../../functions/core/answers/similar/rules/single-term.ts';

describe('singleTermRule', () => {
  it('minds the ending of the only word', () => {
    expect(singleTermRule(readQuestion('What is a stream?'), readQuestion('What is streaming?'))).toBe(
      'unshared_words',
    );
    expect(
      singleTermRule(readQuestion('What is a stream?'), readQuestion('What are streams?')),
    ).toBeUndefined();
  });
});
