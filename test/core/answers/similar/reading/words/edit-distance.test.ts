import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneSlipAway } from '../../../../../../functions/core/answers/similar/reading/words/edit-distance.ts';

describe('isOneSlipAway', () => {
  it.each([
    ['backfil', 'backfill'],
    ['montior', 'monitor'],
    ['colums', 'columns'],
    ['schedular', 'scheduler'],
    ['hwo', 'how'],
    ['affter', 'after'],
  ])('is true for %s and %s', (a, b) => {
    expect(isOneSlipAway(a, b)).toBe(true);
    expect(isOneSlipAway(b, a)).toBe(true);
  });

  it.each([
    ['same', 'same'],
    ['typical', 'atypical'],
    ['encode', 'decode'],
    ['abc', 'cba'],
    ['column', 'colmuns'],
    ['lack', 'pack'],
    ['item', 'them'],
    ['load', 'loaded'],
  ])('is false for %s and %s', (a, b) => {
    expect(isOneSlipAway(a, b)).toBe(false);
  });

  it('is true after any one letter is left out behind the first', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(word, fc.nat(), (whole, place) => {
        const at = 1 + (place % (whole.length - 1));
        expect(isOneSlipAway(whole, whole.slice(0, at) + whole.slice(at + 1))).toBe(true);
      }),
    );
  });
});
