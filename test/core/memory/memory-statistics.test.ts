import { describe, expect, it } from 'vitest';
import { memoryStatistics } from '../../../functions/core/memory/memory-statistics.ts';
import { makeState } from '../support/agent-state.ts';

const HOUR_MS = 3_600_000;

describe('memoryStatistics', () => {
  it('gives means over the live entries and totals over the lifetime', () => {
    const state = makeState({
      processingCount: 9,
      totalVolumeGb: 100,
      evictedEntries: 5,
      live: {
        entries: 4,
        bytes: 5 * 1024 * 1024,
        volumeGb: 10,
        importance: 2.4,
        stages: new Map([
          ['error', 3],
          ['storage', 1],
        ]),
      },
    });
    const span = { oldestMs: 0, newestMs: 2 * HOUR_MS };
    expect(memoryStatistics(state, span, 50, 3 * HOUR_MS)).toEqual({
      totalEntries: 4,
      totalMemoryMb: 5,
      avgImportanceScore: 0.6,
      memoryUtilizationPct: 10,
      oldestEntryAgeHours: 3,
      memorySpanHours: 2,
      totalDataVolumeGb: 100,
      processingStageDistribution: { error: 3, storage: 1 },
      avgDataVolumePerEntry: 2.5,
      processingCount: 9,
      evictedEntries: 5,
    });
  });

  it('leaves means and ages out and keeps the lifetime totals while there are no entries', () => {
    const state = makeState({ processingCount: 3, totalVolumeGb: 7.5, evictedEntries: 3 });
    expect(memoryStatistics(state, undefined, 50, HOUR_MS)).toEqual({
      totalEntries: 0,
      totalMemoryMb: 0,
      memoryUtilizationPct: 0,
      totalDataVolumeGb: 7.5,
      processingStageDistribution: {},
      processingCount: 3,
      evictedEntries: 3,
    });
  });

  it('gives an event ahead of the clock the age 0', () => {
    const state = makeState({ live: { ...makeState().live, entries: 1, stages: new Map([['x', 1]]) } });
    const span = { oldestMs: HOUR_MS, newestMs: HOUR_MS };
    expect(memoryStatistics(state, span, 50, 0)).toMatchObject({
      oldestEntryAgeHours: 0,
      memorySpanHours: 0,
    });
  });
});
