import { describe, expect, it } from 'vitest';
import { bucketOf, bucketValueMs } from '../../../functions/core/stats/histogram.ts';
import { toolStatistics } from '../../../functions/core/stats/tool-statistics.ts';

describe('toolStatistics', () => {
  it('is all zero before the first call', () => {
    expect(toolStatistics(new Map(), 0, 8)).toEqual({
      totalToolCalls: 0,
      totalCacheHits: 0,
      cacheHitRatePct: 0,
      totalDataProcessedGb: 0,
      avgDataPerCallGb: 0,
      cacheSize: 0,
      concurrency: 8,
      perTool: {},
    });
  });

  it('sums the tools up and shows each', () => {
    const tools = new Map([
      [
        'profile_dataset',
        {
          calls: 3,
          hits: 2,
          errors: 0,
          sumMs: 300,
          dataVolumeGb: 6,
          durations: new Map([[bucketOf(100), 3]]),
        },
      ],
      [
        'current_timestamp',
        { calls: 1, hits: 0, errors: 1, sumMs: 2, dataVolumeGb: 0, durations: new Map() },
      ],
    ]);
    expect(toolStatistics(tools, 2, 4)).toEqual({
      totalToolCalls: 4,
      totalCacheHits: 2,
      cacheHitRatePct: 50,
      totalDataProcessedGb: 6,
      avgDataPerCallGb: 1.5,
      cacheSize: 2,
      concurrency: 4,
      perTool: {
        profile_dataset: {
          totalCalls: 3,
          cacheHits: 2,
          errors: 0,
          totalTimeMs: 300,
          avgTimeMs: 100,
          p95Ms: bucketValueMs(bucketOf(100)),
          totalDataProcessedGb: 6,
        },
        current_timestamp: {
          totalCalls: 1,
          cacheHits: 0,
          errors: 1,
          totalTimeMs: 2,
          avgTimeMs: 2,
          totalDataProcessedGb: 0,
        },
      },
    });
  });

  it('shows no percentile of a tool that took no time yet', () => {
    const none = { calls: 0, hits: 0, errors: 0, sumMs: 0, dataVolumeGb: 0, durations: new Map() };
    const { perTool } = toolStatistics(new Map([['work', none]]), 0, 8);
    expect(perTool['work']).toMatchObject({ totalCalls: 0, avgTimeMs: 0 });
    expect(Object.keys(perTool['work'] ?? {})).not.toContain('p95Ms');
  });
});
