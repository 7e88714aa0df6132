import { describe, expect, it } from 'vitest';
import { guard } from '../../../../../functions/core/answers/similar/guard.ts';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { withPronounsRead } from '../../../../../functions/core/answers/similar/rules/pronouns.ts';

const isSame = (one: string, other: string) => guard(readQuestion(one), readQuestion(other)).accepted;

describe('withPronounsRead', () => {
  it('reads a pronoun as each thing of which both speak', () => {
    const [one, other] = [
      'Can I drop a table while a query reads it?',
      'While a query reads a table, can I drop it?',
    ];
    const couples = withPronounsRead(readQuestion(one), readQuestion(other));
    expect(couples.length).toBeGreaterThan(1);
    for (const [asked] of couples) expect(asked.terms.some(({ key }) => key === 'it')).toBe(false);
    expect(isSame(one, other)).toBe(true);
  });

  it('reads a question that repeats what it speaks of as one that does not', () => {
    expect(
      isSame(
        'The connector offsets, how often is it flushing?',
        'How often is the connector offsets flushing?',
      ),
    ).toBe(true);
  });

  it('has nothing to read where there is no pronoun', () => {
    const plain = readQuestion('Can I drop a table?');
    expect(withPronounsRead(plain, plain)).toEqual([]);
  });

  it('never makes a pronoun what the other does not name', () => {
    expect(isSame('I read about leases, how do I renew it?', 'How do I renew it?')).toBe(false);
    expect(isSame('Can I drop it while a query runs?', 'Can I drop a view while a query runs?')).toBe(false);
  });
});
