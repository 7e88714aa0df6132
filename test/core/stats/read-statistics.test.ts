import { describe, expect, it } from 'vitest';
import type { AgentState } from '../../../functions/core/memory/memory-store.ts';
import { applyPatch, DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { DEFAULT_PRICES } from '../../../functions/core/stats/costs.ts';
import { makeReadStatistics } from '../../../functions/core/stats/read-statistics.ts';
import { makeState } from '../support/agent-state.ts';
import { SCOPE } from '../support/asking.ts';
import { makeEntries, NOON_MS } from '../support/entries.ts';
import { makeStatisticsMemory } from '../support/statistics-memory.ts';

const HOUR_MS = 3_600_000;

function makeReading(state: AgentState, entries = makeEntries([])) {
  const statistics = makeStatisticsMemory();
  const read = makeReadStatistics({
    states: { state: async () => state },
    memory: { ends: async () => entries },
    statistics,
    prices: DEFAULT_PRICES,
    defaults: applyPatch(DEFAULT_SETTINGS, { tools: { concurrency: 5 } }),
    clock: () => NOON_MS,
  });
  const answerAt = (atMs: number) =>
    statistics.recordResponse(SCOPE, atMs, {
      source: 'exact',
      durationMs: 10,
      isUnderTarget: true,
      inputTokens: 0,
      outputTokens: 0,
      savedTokens: 0,
      guardRejects: 0,
      keywords: [],
    });
  return { answerAt, read: (window?: string) => read(SCOPE, window) };
}

describe('readStatistics', () => {
  it('is all there for an agent that was never seen', async () => {
    expect(await makeReading(makeState()).read()).toMatchObject({
      memory: { totalEntries: 0, totalMemoryMb: 0, processingCount: 0 },
      tools: { totalToolCalls: 0, cacheSize: 0, concurrency: 5 },
      responses: { totalResponses: 0, cacheEntries: 0, targetMs: 1500 },
      tunings: [],
    });
  });

  it('measures against what the agent is set to', async () => {
    const live = { entries: 2, bytes: 1024 * 1024, volumeGb: 0, importance: 1, stages: new Map([['x', 2]]) };
    const settings = { memory: { maxMemoryMb: 4 }, answers: { targetMs: 700 }, tools: { concurrency: 2 } };
    const entries = makeEntries([{ timestampMs: NOON_MS - 2 * HOUR_MS }, { timestampMs: NOON_MS - HOUR_MS }]);
    expect(await makeReading(makeState({ live, settings }), entries).read()).toMatchObject({
      memory: { memoryUtilizationPct: 25, oldestEntryAgeHours: 2, memorySpanHours: 1 },
      tools: { concurrency: 2 },
      responses: { targetMs: 700 },
    });
  });

  it.each([
    ['PT1H', 2],
    ['P1D', 3],
    ['P14D', 4],
    [undefined, 4],
  ])('counts the responses of the window %s', async (window, totalResponses) => {
    const { answerAt, read } = makeReading(makeState());
    for (const hoursAgo of [0, 1, 20, 13 * 24, 15 * 24]) await answerAt(NOON_MS - hoursAgo * HOUR_MS);
    expect(await read(window)).toMatchObject({ responses: { totalResponses } });
  });
});
