import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchReply } from '../../../functions/core/tools/batch-result.ts';
import { fitReply } from '../../../functions/core/tools/fit-reply.ts';

function replyOf(sizes: readonly number[]): BatchReply {
  return {
    results: sizes.map((size, index) => ({
      id: String(index),
      tool: 'profile_dataset',
      durationMs: 1,
      success: true,
      cached: false,
      result: 'é'.repeat(size),
    })),
    succeeded: sizes.length,
    failed: 0,
    cacheHits: 0,
    durationMs: 2,
  };
}

describe('fitReply', () => {
  it('leaves a reply that fits as it is', () => {
    const reply = replyOf([10, 20]);
    expect(fitReply(reply, 1000)).toBe(reply);
  });

  it('gives up the largest result first and says so in its place', () => {
    const fitted = fitReply(replyOf([10, 900, 400]), 1500);
    expect(fitted).toMatchObject({ succeeded: 2, failed: 1 });
    expect(fitted.results[1]).toMatchObject({
      id: '1',
      tool: 'profile_dataset',
      success: false,
      error: { code: 'result_too_large', message: expect.stringContaining('bytes') },
    });
  });

  it('fits whatever the results, in their order, and gives up none that need not go', () => {
    const sizes = fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(sizes, (given) => {
        const fitted = fitReply(replyOf(given), 4000);
        expect(Buffer.byteLength(JSON.stringify(fitted))).toBeLessThanOrEqual(4000);
        expect(fitted.results.map(({ id }) => id)).toEqual(given.map((_, index) => String(index)));
        const kept = given.filter((_, index) => fitted.results[index]?.success === true);
        const gone = given.filter((_, index) => fitted.results[index]?.success === false);
        expect(Math.max(0, ...kept)).toBeLessThanOrEqual(Math.min(Number.POSITIVE_INFINITY, ...gone));
      }),
    );
  });
});
