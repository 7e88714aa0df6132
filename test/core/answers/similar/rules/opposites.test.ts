import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { oppositesRule } from '../../../../../functions/core/answers/similar/rules/opposites.ts';
import { unsharedTerms } from '../../../../../functions/core/answers/similar/rules/unshared.ts';

const unshared = (asked: string, cached: string) =>
  unsharedTerms(readQuestion(asked).terms, readQuestion(cached).terms);

describe('oppositesRule', () => {
  it('sees an opposite through inflection and synonyms', () => {
    expect(oppositesRule(unshared('enabled jobs', 'disabled jobs'))).toBe('opposites');
    expect(oppositesRule(unshared('turn on a job', 'switch off a job'))).toBe('opposites');
    expect(oppositesRule(unshared('sort jobs', 'list jobs'))).toBeUndefined();
  });
});
