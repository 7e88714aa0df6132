import { describe, expect, it } from 'vitest';
import { makeCardinalitySketch } from '../../../../functions/core/tools/profile/cardinality-sketch.ts';

/** Relative error of the estimate for so many texts, which differ from seed to seed. */
function errorOf(size: number, seed: number): number {
  const sketch = makeCardinalitySketch();
  for (let index = 0; index < size; index++) sketch.add(`${seed}/${index}`);
  return sketch.estimate() / size - 1;
}

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('cardinality sketch', () => {
  it('estimates none for no text, and a few to the unit', () => {
    expect(makeCardinalitySketch().estimate()).toBe(0);
    expect([1, 2, 10, 50].map((size) => errorOf(size, 7))).toEqual([0, 0, 0, 0]);
  });

  it.each([300, 5_000, 20_000, 60_000])(
    'is off by about 0.8 %% over many sets of %i texts, and by chance only',
    (size) => {
      const errors = SEEDS.map((seed) => errorOf(size, seed));
      expect(Math.sqrt(meanOf(errors.map((error) => error ** 2)))).toBeLessThan(0.012);
      expect(Math.abs(meanOf(errors))).toBeLessThan(0.006);
    },
  );

  it.each([0, 1, 2])('stays within 2.4 %% of 400,000 texts (set %i)', (seed) => {
    expect(Math.abs(errorOf(400_000, seed))).toBeLessThan(0.024);
  });

  it('counts a text once, however often it comes', () => {
    const [once, often] = [makeCardinalitySketch(), makeCardinalitySketch()];
    for (let index = 0; index < 1_000; index++) {
      once.add(`${index}`);
      for (let time = 0; time < 3; time++) often.add(`${(index * 7) % 1_000}`);
    }
    expect(often.estimate()).toBe(once.estimate());
  });
});
