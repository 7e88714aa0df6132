import { describe, expect, it } from 'vitest';
import {
  type Reading,
  readQuestion,
} from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { backgroundRule } from '../../../../../functions/core/answers/similar/rules/background.ts';

describe('backgroundRule', () => {
  const bare = readQuestion('How do I sort a view by day?');
  it('lets a remark stand before a question that stands by itself', () => {
    expect(
      backgroundRule(readQuestion('I read about sorting, how do I sort a view by day?'), bare),
    ).toBeUndefined();
  });

  it('refuses two different remarks', () => {
    const one = readQuestion('I heard about heaps, how do I sort a view?');
    const other = readQuestion('I heard about trees, how do I sort a view?');
    expect(backgroundRule(one, other)).toBe('background_differs');
  });

  it('refuses remarks of which one denies what the other says, or turns it round', () => {
    const [one, denied] = [
      'Buckets encrypted with a customer managed key: count?',
      'Buckets not encrypted with a customer managed key: count?',
    ];
    expect(backgroundRule(readQuestion(one), readQuestion(denied))).toBe('background_differs');
    const [there, back] = [
      'We moved from trees to heaps, how do I sort a view?',
      'We moved from heaps to trees, how do I sort a view?',
    ];
    expect(backgroundRule(readQuestion(there), readQuestion(back))).toBe('background_differs');
  });

  it('refuses remarks that differ in a word of theirs, even one that says nothing elsewhere', () => {
    const [one, other, longer] = [
      'I am on the free plan',
      'I am on the team plan',
      'I am on the team plan now',
    ];
    const reason = (a = '', b = '') =>
      backgroundRule({ ...bare, leadIn: a.split(' ') }, { ...bare, leadIn: b.split(' ') });
    expect(reason(one, other)).toBe('background_differs');
    expect(reason(one, longer)).toBeUndefined();
    expect(reason('free plan', 'team plan')).toBeUndefined();
    expect(reason('On my small plan', 'on our small plans')).toBeUndefined();
    expect(reason('On a free plan now', 'on the free plan now')).toBeUndefined();
  });

  it('refuses a remark that the question points back to', () => {
    const asked = readQuestion('I read about heaps, how do I sort it?');
    expect(backgroundRule(asked, readQuestion('How do I sort it?'))).toBe('background_differs');
  });

  it('asks the same of both, whichever has the remark', () => {
    const remark = readQuestion('I read about sorting, how do I sort a view by day?');
    expect(backgroundRule(bare, remark)).toBeUndefined();
    expect(backgroundRule(remark, remark)).toBeUndefined();
  });

  /** A question of so many terms, and what was said before it. */
  const said = (leadIn: string, terms = 5): Reading => ({
    ...bare,
    terms: Array.from({ length: terms }, (_, at) => ({ key: `k${at}`, type: 'word', surface: `k${at}` })),
    leadIn: leadIn.split(' ').filter((word) => word !== ''),
  });

  it.each([
    ['of data before three words', 'tables rebuilt', 3, undefined],
    ['of data before two words', 'tables rebuilt', 2, 'background_differs'],
    ['of people before a word', 'my heron', 1, undefined],
    ['of anything else before two words', 'a heron', 2, undefined],
    ['of anything else before a word', 'a heron', 1, 'background_differs'],
    ['of nothing before a word', 'just curious', 1, undefined],
  ])('decides by how much is asked after a remark %s', (_, leadIn, terms, reason) => {
    expect(backgroundRule(said(leadIn, terms), said('', terms))).toBe(reason);
    expect(backgroundRule(said('', terms), said(leadIn, terms))).toBe(reason);
  });

  it.each([
    ['words in another order', 'herons and storks', 'storks but herons', undefined],
    ['words that bind', 'although herons', 'herons', undefined],
    ['markers of clauses', 'when herons', 'herons', undefined],
    ['a word twice', 'herons herons storks', 'storks herons', undefined],
    ['a direction in another order', 'from herons to storks', 'from storks to herons', 'background_differs'],
    ['not', 'herons', 'not herons', 'background_differs'],
    ['no', 'herons', 'no herons', 'background_differs'],
    ['never', 'herons', 'never herons', 'background_differs'],
    ['without', 'herons', 'without herons', 'background_differs'],
    ['another word', 'herons', 'storks', 'background_differs'],
    ['pairs', 'herons fish and storks nest', 'herons nest and storks fish', 'background_differs'],
    ['pairs in another order', 'herons fish and storks nest', 'storks nest and herons fish', undefined],
  ])('compares two remarks by what they say: %s', (_, one, other, reason) => {
    expect(backgroundRule(said(one), said(other))).toBe(reason);
  });
});
