import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankEntries } from '../../../functions/core/memory/rank-entries.ts';
import { contextScore, timeSpan } from '../../../functions/core/memory/scores.ts';
import { anyEntries, makeEntries, NOON_MS } from '../support/entries.ts';

describe('rankEntries', () => {
  it('puts the highest context score first', () => {
    const entries = makeEntries([
      { importance: 0.6, stage: 'storage' },
      { importance: 0.9, stage: 'ingestion' },
      { importance: 0.6, stage: 'validation' },
      { importance: 0.6, stage: 'storage', timestampMs: NOON_MS - 1000 },
    ]);
    expect(rankEntries(entries).map(({ sequence }) => sequence)).toEqual([2, 3, 1, 4]);
  });

  it('puts the earlier added first among equal scores, whatever order they are given in', () => {
    const entries = makeEntries([{}, {}, {}, {}, {}]);
    expect(rankEntries([...entries].reverse()).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  it('gives the same ranking for every order of the entries', () => {
    const shuffled = anyEntries.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
    );
    fc.assert(
      fc.property(shuffled, ([entries, others]) => {
        expect(rankEntries(others)).toEqual(rankEntries(entries));
      }),
    );
  });

  it('holds every entry once, scores falling and ties in the order of adding', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const span = timeSpan(entries);
        const ranked = rankEntries(entries);
        expect(new Set(ranked)).toEqual(new Set(entries));
        for (const [index, entry] of ranked.slice(1).entries()) {
          const before = ranked[index] ?? entry;
          const fall = contextScore(before, span) - contextScore(entry, span);
          expect(fall > 0 || (fall === 0 && before.sequence < entry.sequence)).toBe(true);
        }
      }),
    );
  });
});
