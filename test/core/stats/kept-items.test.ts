import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLive, endOf } from '../../../functions/core/stats/kept-items.ts';

const NOON_MS = Date.UTC(2026, 6, 1, 12);
const lives = fc.integer({ min: 1000, max: 30 * 86_400_000 });

describe('endOf', () => {
  it('is within a sixteenth of the life, or half a second, of the end', () => {
    fc.assert(
      fc.property(lives, fc.nat(86_400_000), (lifeMs, laterMs) => {
        const endMs = NOON_MS + laterMs + lifeMs;
        const offMs = Math.abs(endOf(endMs, NOON_MS + laterMs) * 1000 - endMs);
        expect(offMs).toBeLessThanOrEqual(Math.max(500, lifeMs / 16));
      }),
    );
  });

  it('never comes for what has no end', () => {
    expect(countLive(new Map([[endOf(undefined, NOON_MS), 1]]), Date.UTC(2200, 0))).toBe(1);
  });

  it('has few values for the results of an hour', () => {
    const ends = new Set<number>();
    for (let second = 0; second < 3600; second++) {
      const storedAtMs = NOON_MS + second * 1000;
      ends.add(endOf(storedAtMs + 1_800_000, storedAtMs));
    }
    expect(ends.size).toBeLessThanOrEqual(30);
  });
});

describe('countLive', () => {
  it('counts what has not ended, and never less than nothing', () => {
    const items = new Map([
      [NOON_MS / 1000 - 1, 5],
      [NOON_MS / 1000, 3],
      [NOON_MS / 1000 + 1, 2],
    ]);
    expect(countLive(items, NOON_MS)).toBe(2);
    expect(countLive(new Map([[NOON_MS / 1000 + 1, -2]]), NOON_MS)).toBe(0);
    expect(countLive(new Map(), NOON_MS)).toBe(0);
  });
});
