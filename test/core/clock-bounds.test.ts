import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLeaseOver, isNoteStale, latestLeaseEnd, latestNote } from '../../functions/core/clock-bounds.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 25, 12);

describe('isLeaseOver', () => {
  it('lets every lease of a clock that is right hold until its end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30_000 }),
        fc.integer({ min: -30_000, max: 30_000 }),
        fc.integer({ min: 0, max: 60_000 }),
        (leaseMs, aheadMs, laterMs) => {
          const untilMs = NOW_MS + aheadMs + leaseMs;
          expect(isLeaseOver(untilMs, NOW_MS + laterMs)).toBe(untilMs <= NOW_MS + laterMs);
        },
      ),
    );
  });

  it('lets none hold for longer than a lease and a difference of clocks, whatever clock it was taken by', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10 * HOUR_MS, max: 10 * HOUR_MS }), (aheadMs) => {
        const untilMs = NOW_MS + aheadMs + 25_000;
        const lastMs = latestLeaseEnd(NOW_MS);
        expect(isLeaseOver(untilMs, NOW_MS) || untilMs <= lastMs).toBe(true);
      }),
    );
    expect(isLeaseOver(NOW_MS + HOUR_MS + 25_000, NOW_MS)).toBe(true);
  });
});

describe('latestNote', () => {
  it('is past what a clock that is right enough notes, and before what one an hour ahead does', () => {
    expect(latestNote(NOW_MS)).toBeGreaterThan(NOW_MS + 5000);
    expect(latestNote(NOW_MS)).toBeLessThan(NOW_MS + HOUR_MS);
  });
});

describe('isLeaseOver and isNoteStale at their bounds', () => {
  it('take a lease for over at its end, and for one of a clock set wrong past the latest end', () => {
    expect(isLeaseOver(NOW_MS, NOW_MS)).toBe(true);
    expect(isLeaseOver(NOW_MS + 1, NOW_MS)).toBe(false);
    expect(isLeaseOver(latestLeaseEnd(NOW_MS), NOW_MS)).toBe(false);
    expect(isLeaseOver(latestLeaseEnd(NOW_MS) + 1, NOW_MS)).toBe(true);
  });

  it('take a note for stale past the time it is kept, and for one of a clock set wrong past the latest note', () => {
    expect(isNoteStale(NOW_MS - HOUR_MS, HOUR_MS, NOW_MS)).toBe(false);
    expect(isNoteStale(NOW_MS - HOUR_MS - 1, HOUR_MS, NOW_MS)).toBe(true);
    expect(isNoteStale(latestNote(NOW_MS), HOUR_MS, NOW_MS)).toBe(false);
    expect(isNoteStale(latestNote(NOW_MS) + 1, HOUR_MS, NOW_MS)).toBe(true);
  });
});
