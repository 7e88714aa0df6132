import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketOf,
  bucketValueMs,
  mergeHistograms,
  percentilesMs,
} from '../../../functions/core/stats/histogram.ts';

const LONGEST_MS = 600_000;
/** Times from 1 ms to 10 minutes, short ones as frequent as long ones. */
const times = fc
  .double({ min: 0, max: Math.log(LONGEST_MS), noNaN: true })
  .map((log) => Math.min(LONGEST_MS, Math.exp(log)));

function histogramOf(values: readonly number[]): Map<number, number> {
  return mergeHistograms(values.map((value) => new Map([[bucketOf(value), 1]])));
}

describe('bucketOf and bucketValueMs', () => {
  it('give a time back within 2 % from 1 ms to 10 minutes', () => {
    fc.assert(
      fc.property(times, (valueMs) => {
        const readMs = bucketValueMs(bucketOf(valueMs));
        expect(Math.abs(readMs - valueMs) / valueMs).toBeLessThanOrEqual(0.02);
      }),
      { numRuns: 5000 },
    );
  });

  it('give every whole millisecond of the first minute back within 2 %', () => {
    for (let valueMs = 1; valueMs <= 60_000; valueMs++) {
      const error = Math.abs(bucketValueMs(bucketOf(valueMs)) / valueMs - 1);
      if (error > 0.02) expect.fail(`${valueMs} ms is read back ${error} off`);
    }
  });

  it('put a longer time in no lower bucket', () => {
    fc.assert(
      fc.property(times, times, (one, other) => {
        const [shorter, longer] = one < other ? [one, other] : [other, one];
        expect(bucketOf(shorter)).toBeLessThanOrEqual(bucketOf(longer));
      }),
    );
  });

  it('tell 343 times apart from 1 ms to 10 minutes', () => {
    expect(bucketOf(LONGEST_MS) - bucketOf(1) + 1).toBe(343);
  });

  it.each([0, -1, 0.001])('count %d ms as the shortest time there is', (valueMs) => {
    expect(bucketOf(valueMs)).toBe(bucketOf(0.01));
  });
});

describe('mergeHistograms', () => {
  it('gives the histogram of all values, however they are split and in whatever order they are merged', () => {
    const parts = fc.array(fc.array(times, { maxLength: 10 }), { maxLength: 6 });
    fc.assert(
      fc.property(parts, (parts) => {
        const histograms = parts.map(histogramOf);
        const whole = histogramOf(parts.flat());
        expect(mergeHistograms(histograms)).toEqual(whole);
        expect(mergeHistograms([...histograms].reverse())).toEqual(whole);
        const half = Math.floor(histograms.length / 2);
        const halves = [histograms.slice(0, half), histograms.slice(half)].map(mergeHistograms);
        expect(mergeHistograms(halves)).toEqual(whole);
      }),
    );
  });

  it('leaves what it merges as it was', () => {
    const one = new Map([[1, 1]]);
    mergeHistograms([one, one]);
    expect(one).toEqual(new Map([[1, 1]]));
  });
});

describe('percentilesMs', () => {
  it('is the value at the nearest rank, within 2 %', () => {
    const percents = fc.constantFrom(0, 1, 25, 50, 90, 95, 99, 100);
    fc.assert(
      fc.property(fc.array(times, { minLength: 1, maxLength: 200 }), percents, (values, percent) => {
        const sorted = [...values].sort((a, b) => a - b);
        const exactMs = sorted[Math.max(1, Math.ceil((percent * values.length) / 100)) - 1] ?? Number.NaN;
        const [readMs = Number.NaN] = percentilesMs(histogramOf(values), [percent]);
        expect(Math.abs(readMs - exactMs) / exactMs).toBeLessThanOrEqual(0.02);
      }),
    );
  });

  it.each([
    [50, 10],
    [90, 90],
    [91, 5000],
    [95, 5000],
  ])('takes the value at position ceil(p / 100 x 10) for p%i of ten', (percent, expectedMs) => {
    const values = [1, 2, 3, 5, 10, 20, 40, 60, 90, 5000];
    const [readMs = 0] = percentilesMs(histogramOf(values), [percent]);
    expect(Math.abs(readMs / expectedMs - 1)).toBeLessThan(0.02);
  });

  it('is found exactly for every whole percent of every size', () => {
    for (let size = 1; size <= 100; size++)
      for (let percent = 1; percent <= 100; percent++) {
        const histogram = new Map(Array.from({ length: size }, (_, bucket) => [bucket + 1, 1]));
        const rank = Math.floor((percent * size + 99) / 100);
        const [readMs] = percentilesMs(histogram, [percent]);
        if (readMs !== bucketValueMs(rank)) expect.fail(`p${percent} of ${size} is not at rank ${rank}`);
      }
  });

  it('comes in the order asked, and not at all for no values', () => {
    const [high = 0, low = 0] = percentilesMs(histogramOf([10, 1000]), [100, 0]);
    expect(high).toBeGreaterThan(low);
    expect(percentilesMs(new Map(), [50, 95])).toEqual([]);
    expect(percentilesMs(new Map([[3, 0]]), [50])).toEqual([]);
  });
});
