import { describe, expect, it } from 'vitest';
import { offlineAnswer } from '../../../functions/core/answers/offline-answer.ts';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import { makeEntry } from '../support/entries.ts';

const relevant = (relevance: number, given: Partial<MemoryEntry> = {}) => ({
  relevance,
  entry: makeEntry(given),
});

describe('offlineAnswer', () => {
  it('says so when memory is empty', () => {
    expect(offlineAnswer({ entries: [], totalEntries: 0 })).toBe(
      'Memory is empty: there is nothing yet to answer from. Add facts to it and ask again.',
    );
  });

  it.each([
    [1, 'None of the 1 entry in memory speaks of this. Add facts about it and ask again.'],
    [7, 'None of the 7 entries in memory speaks of this. Add facts about it and ask again.'],
  ])('says so when none of %i fits', (totalEntries, text) => {
    expect(offlineAnswer({ entries: [relevant(0.14)], totalEntries })).toBe(text);
    expect(offlineAnswer({ entries: [], totalEntries })).toBe(text);
  });

  it('quotes the entry with its stage, dataset, time and id', () => {
    const entry = { content: 'orders:\n 12 rows', stage: 'validation', dataset: 'orders', entryId: 'run-7' };
    expect(offlineAnswer({ entries: [relevant(0.15, entry)], totalEntries: 1 })).toBe(
      'From memory, 1 of 1 entry:\n- orders: 12 rows (validation, orders, 2026-07-01T12:00:00Z, entry run-7)',
    );
  });

  it('quotes without the white space around the content', () => {
    expect(offlineAnswer({ entries: [relevant(1, { content: ' \n a  fact ' })], totalEntries: 1 })).toContain(
      '- a fact (unknown',
    );
  });

  it('leaves the dataset out where there is none', () => {
    expect(offlineAnswer({ entries: [relevant(1)], totalEntries: 2 })).toBe(
      'From memory, 1 of 2 entries:\n- a fact (unknown, 2026-07-01T12:00:00Z, entry e-1)',
    );
  });

  it('quotes up to three, the most relevant first, none under half of the best', () => {
    const entries = [0.49, 0.8, 0.4, 0.5, 0.39, 0.79].map((relevance, index) =>
      relevant(relevance, { content: `fact ${relevance}`, sequence: index + 1 }),
    );
    expect(offlineAnswer({ entries, totalEntries: 40 }).split('\n')).toEqual([
      'From memory, 3 of 40 entries:',
      expect.stringContaining('fact 0.8 '),
      expect.stringContaining('fact 0.79 '),
      expect.stringContaining('fact 0.5 '),
    ]);
    const pair = [relevant(0.8), relevant(0.4, { entryId: 'half' }), relevant(0.39, { entryId: 'less' })];
    const text = offlineAnswer({ entries: pair, totalEntries: 3 });
    expect(text).toContain('entry half');
    expect(text).not.toContain('entry less');
  });

  it('leaves its input as it is', () => {
    const entries = [relevant(0.5), relevant(0.9)];
    offlineAnswer({ entries, totalEntries: 2 });
    expect(entries.map(({ relevance }) => relevance)).toEqual([0.5, 0.9]);
  });

  it('cuts a long quote at 600 code points, its ellipsis included', () => {
    const cut = offlineAnswer({ entries: [relevant(1, { content: '😀'.repeat(601) })], totalEntries: 1 });
    expect(cut).toContain(`- ${'😀'.repeat(599)}… (`);
    const whole = offlineAnswer({ entries: [relevant(1, { content: '😀'.repeat(600) })], totalEntries: 1 });
    expect(whole).toContain(`- ${'😀'.repeat(600)} (`);
  });
});
