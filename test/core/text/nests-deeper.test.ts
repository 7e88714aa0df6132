import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestsDeeper } from '../../../functions/core/text/nests-deeper.ts';

const nested = (levels: number): unknown =>
  levels === 0 ? 1 : levels % 2 === 0 ? [nested(levels - 1)] : { a: nested(levels - 1) };

describe('nestsDeeper', () => {
  it('counts objects and arrays alike', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (levels, bound) => {
        expect(nestsDeeper([0, { b: nested(levels) }, 'x'], bound)).toBe(levels + 2 > bound);
      }),
    );
  });

  it('answers for depths that would exhaust the stack', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(nestsDeeper(deep, 100)).toBe(true);
    expect(nestsDeeper(null, 0)).toBe(false);
  });
});
