import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { unsharedTerms } from '../../../../../functions/core/answers/similar/rules/unshared.ts';

const unshared = (asked: string, cached: string) =>
  unsharedTerms(readQuestion(asked).terms, readQuestion(cached).terms);

describe('unsharedTerms', () => {
  it('leaves all of a term that the other has not', () => {
    expect(unshared('index index', 'view').asked).toHaveLength(2);
  });

  it('counts a term as often as one has it more', () => {
    const { asked, cached } = unshared('table table index', 'table view');
    expect(asked.map(({ surface }) => surface)).toEqual(['table', 'index']);
    expect(cached.map(({ surface }) => surface)).toEqual(['view']);
  });
});
