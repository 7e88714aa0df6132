import { describe, expect, it } from 'vitest';
import {
  type Reading,
  readQuestion,
} from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { arrangementRule } from '../../../../../functions/core/answers/similar/rules/arrangement.ts';

describe('a phrase that stands elsewhere', () => {
  it.each([['How do I partition by day the logs table?', 'How do I partition the logs table by day?']])(
    'is the same: %s',
    (asked, cached) => {
      expect(arrangementRule(readQuestion(asked), readQuestion(cached), new Map())).toBeUndefined();
    },
  );

  it.each([
    ['How do I copy tables into views?', 'How do I copy views into tables?'],
    ['Can I load in 5 minutes the table?', 'Can I load the table for 5 minutes?'],
    ['Does the loader read before the writer ends?', 'Does the writer end before the loader reads?'],
  ])('is not the same when two changed places: %s', (asked, cached) => {
    expect(arrangementRule(readQuestion(asked), readQuestion(cached), new Map())).toBe('direction_differs');
  });
});

describe('arrangementRule', () => {
  it('lets a phrase stand in another clause, if no other has its relation', () => {
    const [one, other, swapped] = [
      'With a factor of 3, how many brokers fail before we lose writes?',
      'How many brokers fail before we lose writes with a factor of 3?',
      'With writes of 3, how many brokers fail before we lose a factor?',
    ].map(readQuestion);
    if (one === undefined || other === undefined || swapped === undefined) throw new Error('three questions');
    expect(arrangementRule(one, other, new Map())).toBeUndefined();
    expect(arrangementRule(swapped, other, new Map())).toBe('direction_differs');
  });

  it('compares the order and takes mended words for what they were to be', () => {
    const [asked, cached] = [readQuestion('copy pelcans to views'), readQuestion('copy pelicans to views')];
    expect(arrangementRule(asked, cached, new Map())).toBe('direction_differs');
    expect(
      arrangementRule(
        asked,
        cached,
        new Map([
          ['pelcan', 'heron'],
          ['pelcan', 'pelican'],
        ]),
      ),
    ).toBeUndefined();
  });
});

describe('what a reading says beside the places of words', () => {
  const reading = (said: Partial<Reading>): Reading => ({ ...readQuestion('herons sing'), ...said });
  const rule = (asked: Partial<Reading>, cached: Partial<Reading>, mended = new Map<string, string>()) =>
    arrangementRule(reading(asked), reading(cached), mended);

  it('has to deny the same, in any order and as it was to be spelt', () => {
    expect(rule({ denied: ['a', 'b'] }, { denied: ['b', 'a'] })).toBeUndefined();
    expect(rule({ denied: ['a', 'b'] }, { denied: ['ab'] })).toBe('direction_differs');
    expect(rule({ denied: ['a'] }, { denied: [] })).toBe('direction_differs');
    expect(rule({ denied: ['x'] }, { denied: ['a'] }, new Map([['x', 'a']]))).toBeUndefined();
  });

  it('turns no relative clause round', () => {
    expect(rule({ relatives: [['a', 'b']] }, { relatives: [['b', 'a']] })).toBe('direction_differs');
    expect(rule({ relatives: [['a', 'b']] }, { relatives: [['a', 'b']] })).toBeUndefined();
    expect(rule({ relatives: [['a', 'a']] }, { relatives: [['a', 'a']] })).toBeUndefined();
    expect(rule({ relatives: [['a', 'b']] }, { relatives: [['c', 'a']] })).toBeUndefined();
    expect(rule({ relatives: [['a', 'b']] }, { relatives: [['b', 'c']] })).toBeUndefined();
    expect(rule({ relatives: [['a', 'b']] }, { relatives: [] })).toBeUndefined();
  });

  it('has to join the same, misspelt words as they were to be', () => {
    const joined = (object: string, other: string) => ({
      joined: [{ before: ['group', object], after: ['sort', other] }],
    });
    const mended = new Map([['regoin', 'region']]);
    expect(rule(joined('month', 'regoin'), joined('region', 'month'), mended)).toBe('direction_differs');
    expect(rule(joined('month', 'regoin'), joined('month', 'region'), mended)).toBeUndefined();
  });
});
