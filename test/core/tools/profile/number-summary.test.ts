import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeAllowance } from '../../../../functions/core/tools/profile/allowance.ts';
import { makeNumberSummarizer } from '../../../../functions/core/tools/profile/number-summary.ts';

const summarize = (values: Iterable<number>, room = 1e6) => {
  const summarizer = makeNumberSummarizer(makeAllowance(room));
  for (const value of values) summarizer.add(value);
  return summarizer.finish();
};

const ascending = (size: number) => Array.from({ length: size }, (_, index) => index);

const numbers = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 200 });

describe('number summary', () => {
  it('orders min, quantiles and max, with the mean between min and max', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const summary = summarize(values);
        if (summary === undefined) throw new Error('there were numbers');
        const { p05, p25, p50, p75, p95 } = summary.quantiles;
        const ascending = [summary.min, p05, p25, p50, p75, p95, summary.max];
        for (const [index, value] of ascending.entries())
          expect(value).toBeGreaterThanOrEqual((ascending[index - 1] ?? -1e9) - 1e-6);
        expect(summary.mean).toBeGreaterThanOrEqual(summary.min - 1e-6);
        expect(summary.mean).toBeLessThanOrEqual(summary.max + 1e-6);
      }),
    );
  });

  it('interpolates quantiles as NumPy does', () => {
    expect(summarize([1, 2, 3, 4])?.quantiles).toEqual({
      p05: 1.15,
      p25: 1.75,
      p50: 2.5,
      p75: 3.25,
      p95: expect.closeTo(3.85),
    });
  });

  it('finds a small spread around a large mean', () => {
    const values = [4, 7, 13, 16].map((value) => value + 1e9);
    expect(summarize(values)).toMatchObject({
      mean: 1e9 + 10,
      standardDeviation: expect.closeTo(Math.sqrt(30), 9),
    });
  });

  it('has no deviation of a single number and no summary of none', () => {
    expect(summarize([3])).not.toHaveProperty('standardDeviation');
    expect(summarize([])).toBeUndefined();
  });

  it('is exact up to 100,000 numbers and within 1 % of the ranks beyond, flagged', () => {
    expect(summarize(ascending(100_000))).toMatchObject({
      quantilesAreEstimates: false,
      quantiles: { p50: 49_999.5 },
    });
    expect(summarize(ascending(100_001))?.quantilesAreEstimates).toBe(true);
    const large = summarize(ascending(1_000_000));
    expect(large?.quantilesAreEstimates).toBe(true);
    for (const [share, value] of [
      [0.05, large?.quantiles.p05],
      [0.5, large?.quantiles.p50],
      [0.95, large?.quantiles.p95],
    ] as const)
      expect(Math.abs((value ?? 0) / 1e6 - share)).toBeLessThan(0.01);
  });

  it('samples when the table has no more room', () => {
    expect(summarize(ascending(1_000), 0)).toMatchObject({
      quantilesAreEstimates: false,
      quantiles: { p50: 499.5 },
    });
    expect(summarize(ascending(1_001), 0)?.quantilesAreEstimates).toBe(true);
    expect(summarize(ascending(1_500), 500)?.quantilesAreEstimates).toBe(false);
    expect(summarize(ascending(1_501), 500)?.quantilesAreEstimates).toBe(true);
  });
});
