import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
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
