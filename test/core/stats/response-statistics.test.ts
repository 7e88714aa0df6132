import { describe, expect, it } from 'vitest';
import { bucketOf } from '../../../functions/core/stats/histogram.ts';
import { responseStatistics } from '../../../functions/core/stats/response-statistics.ts';
import type { ResponseTotals } from '../../../functions/core/stats/statistics-store.ts';

const NOTHING: ResponseTotals = {
  count: 0,
  sumMs: 0,
  underTarget: 0,
  inputTokens: 0,
  outputTokens: 0,
  savedTokens: 0,
  savedOutputTokens: 0,
  guardRejects: 0,
  readUnits: 0,
  writeUnits: 0,
  durations: new Map(),
  bySource: new Map(),
  byKeyword: new Map(),
};

describe('responseStatistics', () => {
  it('has no times and no percentiles while there are no responses', () => {
    expect(responseStatistics(NOTHING, 1500, 3)).toEqual({
      totalResponses: 0,
      responsesUnderTarget: 0,
      targetMs: 1500,
      cacheEntries: 3,
      bySource: {},
      guardRejects: 0,
      tokens: { input: 0, output: 0, saved: 0 },
      patterns: {},
    });
  });

  it('sums responses up, the mean exactly and the other times within 2 %', () => {
    const totals = {
      ...NOTHING,
      count: 4,
      sumMs: 1150,
      underTarget: 3,
      inputTokens: 30,
      outputTokens: 20,
      savedTokens: 100,
      guardRejects: 2,
      durations: new Map([
        [bucketOf(50), 3],
        [bucketOf(1000), 1],
      ]),
      bySource: new Map([
        ['exact', 3],
        ['model', 1],
      ]),
      byKeyword: new Map([['pipeline', 4]]),
    };
    const within = (ms: number) => expect.toSatisfy((value: number) => Math.abs(value / ms - 1) <= 0.02);
    expect(responseStatistics(totals, 900, 7)).toEqual({
      totalResponses: 4,
      avgMs: 287.5,
      minMs: within(50),
      maxMs: within(1000),
      p50Ms: within(50),
      p90Ms: within(1000),
      p95Ms: within(1000),
      p99Ms: within(1000),
      responsesUnderTarget: 3,
      targetAchievementRatePct: 75,
      targetMs: 900,
      cacheEntries: 7,
      bySource: { exact: 3, model: 1 },
      guardRejects: 2,
      tokens: { input: 30, output: 20, saved: 100 },
      patterns: { pipeline: 4 },
    });
  });
});
