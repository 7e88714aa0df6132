import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { questionKindRule } from '../../../../../functions/core/answers/similar/rules/question-kind.ts';

describe('questionKindRule', () => {
  it('takes what before a noun for which, and before a verb for what', () => {
    const kinds = ['what tables are there', 'which tables are there', 'what is a table'].map(readQuestion);
    const [open = kinds[0], which = kinds[0], what = kinds[0]] = kinds;
    if (open === undefined || which === undefined || what === undefined) throw new Error('three kinds');
    expect([questionKindRule(open, which), questionKindRule(what, open)]).toEqual([undefined, undefined]);
    expect(questionKindRule(which, what)).toBe('question_kind_differs');
  });
});
