import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseScore,
  contextScore,
  recency,
  retentionScore,
  timeSpan,
} from '../../../functions/core/memory/scores.ts';
import { anyEntries, makeEntry } from '../support/entries.ts';

const span = { oldestMs: 1000, newestMs: 2000 };

describe('timeSpan', () => {
  it('is from the oldest to the newest event, whatever the order', () => {
    expect(timeSpan([{ timestampMs: 5 }, { timestampMs: -3 }, { timestampMs: 4 }])).toEqual({
      oldestMs: -3,
      newestMs: 5,
    });
  });

  it('is nothing at all for no entries', () => {
    expect(timeSpan([])).toEqual({ oldestMs: 0, newestMs: 0 });
  });
});

describe('recency', () => {
  it.each([
    [1000, 0],
    [1250, 0.25],
    [1500, 0.5],
    [2000, 1],
  ])('of an event at %i ms between 1000 and 2000 is %d', (timestampMs, expected) => {
    expect(recency(timestampMs, span)).toBe(expected);
  });

  it('is 1 when all entries have one time', () => {
    expect(recency(7, { oldestMs: 7, newestMs: 7 })).toBe(1);
  });

  it('lies from 0 to 1 and rises with the time', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 2 });
    fc.assert(
      fc.property(times, (all) => {
        const span = timeSpan(all.map((timestampMs) => ({ timestampMs })));
        const values = [...all].sort((a, b) => a - b).map((timestampMs) => recency(timestampMs, span));
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(values.at(-1)).toBe(1);
      }),
    );
  });
});

describe('contextScore', () => {
  it.each([
    [{ importance: 1, stage: 'validation', timestampMs: 2000 }, 0.97],
    [{ importance: 0, stage: 'unknown', timestampMs: 1000 }, 0.06],
    [{ importance: 0.6, stage: 'error', timestampMs: 1500 }, 0.64],
    [{ importance: 0.2, stage: 'storage', timestampMs: 2000 }, 0.39],
  ])('of %j is %d', (facts, expected) => {
    expect(contextScore(makeEntry(facts), span)).toBeCloseTo(expected, 12);
  });

  it('is the base score and what recency adds', () => {
    const entry = makeEntry({ importance: 0.5, stage: 'ingestion', timestampMs: 1000 });
    expect(baseScore(entry)).toBeCloseTo(0.4, 12);
    expect(contextScore(entry, span)).toBe(baseScore(entry));
  });
});

describe('retentionScore', () => {
  it('weighs importance and stage alike and shows its parts', () => {
    const entry = makeEntry({ importance: 0.5, stage: 'transformation', timestampMs: 1250 });
    expect(retentionScore(entry, span)).toEqual({
      score: expect.closeTo(0.53, 12),
      importance: 0.5,
      stagePriority: 0.7,
      recency: 0.25,
    });
  });

  it('lies from 0 to 1, as the context score does', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const span = timeSpan(entries);
        const scores = entries.flatMap((entry) => [
          retentionScore(entry, span).score,
          contextScore(entry, span),
        ]);
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      }),
    );
  });
});
