import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { typedTermsRule } from '../../../../../functions/core/answers/similar/rules/typed-terms.ts';
import { unsharedTerms } from '../../../../../functions/core/answers/similar/rules/unshared.ts';

const unshared = (asked: string, cached: string) =>
  unsharedTerms(readQuestion(asked).terms, readQuestion(cached).terms);

describe('typedTermsRule', () => {
  it('names the clearest difference', () => {
    expect(typedTermsRule(unshared('5 rows in Hive', '6 rows in Trino'))).toBe('numbers_differ');
    expect(typedTermsRule(unshared('rows in Hive', 'rows in Trino'))).toBe('names_differ');
    expect(typedTermsRule(unshared('sort rows', 'join rows'))).toBeUndefined();
  });
});
