import { describe, expect, it } from 'vitest';
import { addUp } from '../../../functions/core/stats/add-up.ts';
import { costsOf, DEFAULT_PRICES, pricesSchema } from '../../../functions/core/stats/costs.ts';

const NOTHING = addUp([]);
const TOTALS = {
  ...NOTHING,
  responses: {
    ...NOTHING.responses,
    count: 900_000,
    inputTokens: 2_000_000,
    outputTokens: 500_000,
    savedTokens: 1_200_000,
    savedOutputTokens: 200_000,
    readUnits: 1_500_000,
    writeUnits: 1_400_000,
  },
  tools: new Map([
    ['a', { calls: 9, hits: 4, errors: 0, sumMs: 1, dataVolumeGb: 0, durations: new Map([[1, 9]]) }],
    ['b', { calls: 9, hits: 3, errors: 0, sumMs: 1, dataVolumeGb: 0, durations: new Map([[1, 9]]) }],
  ]),
  batches: { batches: 100_000, readUnits: 500_000, writeUnits: 600_000 },
};

describe('costsOf', () => {
  it('reckons units, calls and tokens with their prices a million', () => {
    const prices = pricesSchema().parse({ inputTokens: 0.3, outputTokens: 2.5 });
    expect(costsOf(TOTALS, prices)).toMatchObject({
      calls: 1_000_000,
      dynamodb: { readUnits: 2_000_000, writeUnits: 2_000_000 },
      tokens: { input: 2_000_000, output: 500_000 },
      estimatedUsd: { dynamodb: 1.5, model: 1.85, calls: 1.25, total: 4.6 },
      pricesPerMillionUsd: prices,
    });
  });

  it('says what the caches saved', () => {
    const prices = pricesSchema().parse({ inputTokens: 0.3, outputTokens: 2.5 });
    expect(costsOf(TOTALS, prices).saved).toEqual({ modelTokens: 1_200_000, modelUsd: 0.8, toolRuns: 7 });
  });

  it('is nothing for an agent that did nothing', () => {
    expect(costsOf(NOTHING, DEFAULT_PRICES)).toMatchObject({
      calls: 0,
      estimatedUsd: { dynamodb: 0, model: 0, calls: 0, total: 0 },
      saved: { modelTokens: 0, modelUsd: 0, toolRuns: 0 },
    });
  });

  it.each([{ readUnits: -1 }, { tokens: 1 }, { calls: 'free' }])('takes no prices such as %o', (prices) => {
    expect(pricesSchema().safeParse(prices).success).toBe(false);
  });
});
