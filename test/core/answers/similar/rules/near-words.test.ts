import { describe, expect, it } from 'vitest';
import { guard } from '../../../../../functions/core/answers/similar/guard.ts';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';

describe('near words', () => {
  it.each([['How do I inspect the schema of a topic?', 'How do I view the schema of a topic?']])(
    'let two questions that are the same otherwise meet: %s',
    (asked, cached) => {
      expect(guard(readQuestion(asked), readQuestion(cached))).toEqual({ accepted: true });
    },
  );

  it.each([
    ['How do I delete a table?', 'How do I truncate a table?'],
    ['How do I create a view in the mart?', 'How do I create a materialized view in the mart?'],
    [
      'Which tables appear in Stripe but not in the ledger?',
      'Which tables appear in the ledger but not in Stripe?',
    ],
    ['How do I move files from the lake to the mart?', 'How do I move files from the mart to the lake?'],
    ['Can a replica lock the table?', 'Can the table lock a replica?'],
    ['Can I retry a task after a restart?', 'Can I restart a task after a retry?'],
  ])('never serve another question: %s', (asked, cached) => {
    expect(guard(readQuestion(asked), readQuestion(cached)).accepted).toBe(false);
  });
});
