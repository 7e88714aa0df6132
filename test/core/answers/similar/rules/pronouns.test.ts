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

  it('reads only words of both as what a pronoun stands for, and changes nothing else', () => {
    const asked = readQuestion('Can I drop it in Hive while a query reads a table?');
    const cached = readQuestion('While a query reads it in Hive, can I drop a view?');
    const couples = withPronounsRead(asked, cached);
    const keys = couples.map(([one]) => one.terms.map(({ key }) => key));
    const others = asked.terms.map(({ key }) => key).filter((key) => key !== 'it');
    expect(keys).toHaveLength(3);
    for (const read of keys) expect(others.every((key) => read.includes(key))).toBe(true);
    expect(keys.map((read) => read.length)).toEqual([
      asked.terms.length,
      asked.terms.length,
      asked.terms.length,
    ]);
  });

  it('leaves a pronoun out if only one of the two has one', () => {
    const [one, other] = ['A view, can I drop it?', 'Can I drop a view?'].map(readQuestion);
    if (one === undefined || other === undefined) throw new Error('two questions');
    const [[first] = [one]] = withPronounsRead(one, other);
    expect(first.terms.map(({ key }) => key)).not.toContain('it');
    expect(first.segments.flat()).not.toContain('it');
    const both = withPronounsRead(one, one);
    expect(both.every(([read]) => read.terms.length === one.terms.length)).toBe(true);
  });
});
