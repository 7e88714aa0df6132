import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storableNumber } from '../../../functions/core/text/storable-number.ts';

describe('storableNumber', () => {
  it('keeps every number from a billionth on, of either sign', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, noNaN: true }), (value) => {
        expect(storableNumber(value)).toBe(value);
        expect(storableNumber(-value)).toBe(-value);
      }),
    );
  });

  it('takes what is smaller for nothing', () => {
    expect(storableNumber(Number.MIN_VALUE)).toBe(0);
    expect(storableNumber(9.9e-10)).toBe(0);
    expect(storableNumber(1e-9)).toBe(1e-9);
  });
});
