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

  it.each([
    ['What is a loader?', 'What is loading?', 'unshared_words'],
    ['What is a loader?', 'What are loaders?', undefined],
    ['What is indexing of tables?', 'What is an index of tables?', undefined],
  ])('says of %s and %s: %s', (asked, cached, reason) => {
    expect(singleTermRule(readQuestion(asked), readQuestion(cached))).toBe(reason);
    expect(singleTermRule(readQuestion(cached), readQuestion(asked))).toBe(reason);
  });
});
