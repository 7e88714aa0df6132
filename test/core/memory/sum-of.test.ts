import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../functions/core/memory/sum-of.ts';

describe('sumOf', () => {
  it.each([
    [[], 0],
    [[0.1, 0.2], 0.3],
    [Array.from({ length: 60 }, () => 0.1), 6],
    [[1e12, 0.001, -1e12], 0.001],
  ])('adds up %j to %d', (numbers, sum) => {
    expect(sumOf(numbers)).toBe(sum);
  });

  it('equals the decimal sum of thousands of hundredths', () => {
    const hundredths = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 5000 });
    fc.assert(
      fc.property(hundredths, (amounts) => {
        const exact = amounts.reduce((sum, amount) => sum + amount, 0) / 100;
        expect(sumOf(amounts.map((amount) => amount / 100))).toBe(exact);
      }),
      { numRuns: 50 },
    );
  });
});
