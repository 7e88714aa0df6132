import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareTexts } from '../../../functions/core/text/compare-texts.ts';

it('compareTexts sorts as the language does by default', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      expect(texts.toSorted(compareTexts)).toEqual(texts.toSorted());
    }),
  );
});

it.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
])('compareTexts of %s and %s is %i', (a, b, order) => {
  expect(compareTexts(a, b)).toBe(order);
});
