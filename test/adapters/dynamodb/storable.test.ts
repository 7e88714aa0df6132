import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storable } from '../../../functions/adapters/dynamodb/update-expression.ts';

/** Digits from the first to the last of a plain decimal, from the largest power of ten to the smallest. */
function placesOf(amount: number): { readonly highest: number; readonly lowest: number } {
  const [mantissa = '', exponent = '0'] = amount.toExponential().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return { highest: Number(exponent), lowest: Number(exponent) - decimals };
}

describe('storable', () => {
  it('leaves amounts whose sums need no more than 38 digits', () => {
    const amounts = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    fc.assert(
      fc.property(amounts, (some) => {
        const places = some.map((amount) => placesOf(storable(amount)));
        const highest = Math.max(...places.map((place) => place.highest));
        const lowest = Math.min(...places.map((place) => place.lowest));
        // Adding a million amounts takes six digits more.
        expect(highest - lowest + 1 + 6).toBeLessThanOrEqual(38);
      }),
    );
  });

  it.each([
    [0.1 + 0.2, 0.3],
    [9.999e-101, 0],
    [1e300, 1e12],
    [-1e300, -1e12],
    [123.456, 123.456],
  ])('makes of %d the amount %d', (amount, kept) => {
    expect(storable(amount)).toBe(kept);
  });
});
