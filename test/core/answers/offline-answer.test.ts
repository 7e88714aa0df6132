import { describe, expect, it } from 'vitest';
import { offlineAnswer } from '../../../functions/core/answers/offline-answer.ts';
import { makeEntries, makeEntry } from '../support/entries.ts';

const whole = (entries: number) => ({ totalEntries: entries, readEntries: entries });

describe('offlineAnswer', () => {
  it('says so when memory is empty', () => {
    expect(offlineAnswer(whole(0), [])).toBe(
      'Memory is empty: there is nothing yet to answer from. Add facts to it and ask again.',
    );
  });

  it.each([
    [1, 'None of the 1 entry in memory speaks of this. Add facts about it and ask again.'],
    [7, 'None of the 7 entries in memory speaks of this. Add facts about it and ask again.'],
  ])('says so when none of %i fits', (totalEntries, text) => {
    expect(offlineAnswer(whole(totalEntries), [])).toBe(text);
  });

  it('speaks only for what was read when time was too short for all of memory', () => {
    const part = { totalEntries: 5000, readEntries: 1200 };
    expect(offlineAnswer(part, [])).toBe(
      'Time was too short to read all of memory: 1200 of 5000 entries were read, and none of those speaks of this. Ask again in a moment.',
    );
    expect(offlineAnswer(part, [makeEntry()])).toMatch(
      /^From memory, 1 of 5000 entries \(only 1200 could be read in time\):\n- a fact /,
    );
  });

  it('quotes each entry with its stage, dataset, time and id', () => {
    const entry = { content: 'orders:\n 12 rows', stage: 'validation', dataset: 'orders', entryId: 'run-7' };
    expect(offlineAnswer(whole(1), [makeEntry(entry)])).toBe(
      'From memory, 1 of 1 entry:\n- orders: 12 rows (validation, orders, 2026-07-01T12:00:00Z, entry run-7)',
    );
  });

  it('quotes without the white space around the content', () => {
    expect(offlineAnswer(whole(1), [makeEntry({ content: ' \n a  fact ' })])).toContain('- a fact (unknown');
  });

  it('leaves the dataset out where there is none', () => {
    expect(offlineAnswer(whole(2), [makeEntry()])).toBe(
      'From memory, 1 of 2 entries:\n- a fact (unknown, 2026-07-01T12:00:00Z, entry e-1)',
    );
  });

  it('keeps the order of the quotes', () => {
    const quotes = makeEntries([{ content: 'first' }, { content: 'second' }]);
    expect(offlineAnswer(whole(9), quotes)).toMatch(/^From memory, 2 of 9 entries:\n- first .*\n- second /);
  });

  it('cuts a long quote at 600 code points, its ellipsis included', () => {
    const cut = offlineAnswer(whole(1), [makeEntry({ content: '😀'.repeat(601) })]);
    expect(cut).toContain(`- ${'😀'.repeat(599)}… (`);
    const full = offlineAnswer(whole(1), [makeEntry({ content: '😀'.repeat(600) })]);
    expect(full).toContain(`- ${'😀'.repeat(600)} (`);
  });
});
