import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startMillrace } from '../support/millrace.ts';

const { send, invoke } = await startMillrace();

const timesSchema = z.looseObject({
  avgMs: z.number(),
  minMs: z.number(),
  maxMs: z.number(),
  p50Ms: z.number(),
  p90Ms: z.number(),
  p95Ms: z.number(),
  p99Ms: z.number(),
});
const statsSchema = z.strictObject({
  memory: z.unknown(),
  tools: z.unknown(),
  responses: timesSchema,
  tunings: z.array(z.unknown()),
  costs: z.unknown(),
});

async function ask(agentId: string, message: string) {
  await send({ line: `POST /agents/${agentId}/messages`, json: { message } });
}

describe('statistics', () => {
  it('of an agent nobody knows are zero, without averages or percentiles', async () => {
    const { status, json } = await send({ line: '/agents/nobody/stats' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      memory: { totalEntries: 0, totalMemoryMb: 0, totalDataVolumeGb: 0, processingCount: 0 },
      tools: { totalToolCalls: 0, totalCacheHits: 0, cacheHitRatePct: 0, cacheSize: 0, perTool: {} },
      responses: { totalResponses: 0, targetMs: 1500, cacheEntries: 0 },
      tunings: [],
    });
    expect(json).not.toHaveProperty('responses.p95Ms');
    expect(json).not.toHaveProperty('memory.avgImportanceScore');
  });

  it('count the entries, their stages and volumes', async () => {
    const entries = [
      { content: 'a', stage: 'validation', importance: 1, dataVolumeGb: 3 },
      { content: 'bcd', stage: 'error', importance: 0.5, dataVolumeGb: 1 },
    ];
    await send({ line: 'POST /agents/entries/memory', json: { entries } });
    expect((await send({ line: '/agents/entries/stats' })).json).toMatchObject({
      memory: {
        totalEntries: 2,
        totalMemoryMb: 4 / 1024 / 1024,
        avgImportanceScore: 0.75,
        totalDataVolumeGb: 4,
        avgDataVolumePerEntry: 2,
        processingStageDistribution: { validation: 1, error: 1 },
        processingCount: 2,
        evictedEntries: 0,
      },
    });
  });

  it('count the answers by source, with percentiles and the words asked about', async () => {
    await ask('answers', 'Which pipelines failed?');
    await ask('answers', 'Which pipelines failed?');
    await ask('answers', 'Which partitions are hot?');
    const { responses } = statsSchema.parse((await send({ line: '/agents/answers/stats' })).json);
    expect(responses).toMatchObject({
      totalResponses: 3,
      bySource: { model: 2, exact: 1 },
      cacheEntries: 2,
      responsesUnderTarget: 3,
      targetAchievementRatePct: 100,
      patterns: { pipeline: 2, partition: 1 },
    });
    const { minMs, p50Ms, p90Ms, p95Ms, p99Ms, maxMs } = responses;
    expect([minMs, p50Ms, p90Ms, p95Ms, p99Ms, maxMs]).toEqual(
      [minMs, p50Ms, p90Ms, p95Ms, p99Ms, maxMs].sort((a, b) => a - b),
    );
    expect(minMs).toBeGreaterThan(0);
  });

  it('count the tool calls, hits and errors of each tool', async () => {
    const requests = [
      { tool: 'profile_dataset', params: { records: [{ n: 1 }] } },
      { tool: 'profile_dataset', params: {} },
      { tool: 'no_such_tool' },
    ];
    for (const _ of [1, 2]) await send({ line: 'POST /agents/tools/tool-batches', json: { requests } });
    expect((await send({ line: '/agents/tools/stats?window=PT1H' })).json).toMatchObject({
      tools: {
        totalToolCalls: 4,
        totalCacheHits: 1,
        cacheHitRatePct: 25,
        cacheSize: 1,
        concurrency: 8,
        perTool: {
          profile_dataset: { totalCalls: 4, cacheHits: 1, errors: 2, p95Ms: expect.any(Number) },
        },
      },
    });
  });

  it('are the same for a direct invocation', async () => {
    await ask('direct', 'What is new?');
    expect(await invoke('stats', { agentId: 'direct', window: 'P1D' })).toMatchObject({
      responses: { totalResponses: 1 },
    });
  });
});

describe('tuning', () => {
  it('waits for 20 responses, then lowers a target that is kept easily, once for them', async () => {
    const tune = async () => (await send({ line: 'POST /agents/tuned/tunings' })).json;
    for (let n = 0; n < 19; n += 1) await ask('tuned', 'What is new?');
    expect(await tune()).toMatchObject({ changed: false, targetMs: 1500 });
    await ask('tuned', 'What is new?');
    expect(await tune()).toMatchObject({ changed: true, targetMs: 1275, reason: expect.any(String) });
    expect(await tune()).toMatchObject({ changed: false, targetMs: 1275 });
    expect((await send({ line: '/agents/tuned/stats' })).json).toMatchObject({
      responses: { targetMs: 1275 },
      tunings: [{ oldTargetMs: 1500, newTargetMs: 1275, at: expect.any(String), reason: expect.any(String) }],
    });
    expect((await send({ line: '/agents/tuned/settings' })).json).toMatchObject({
      answers: { targetMs: 1275 },
    });
  });

  it('leaves a fixed target alone', async () => {
    await send({ line: 'PATCH /agents/fixed/settings', json: { answers: { fixedTarget: true } } });
    for (let n = 0; n < 20; n += 1) await ask('fixed', 'What is new?');
    expect(await invoke('maintenance', { agentId: 'fixed' })).toMatchObject({
      changed: false,
      targetMs: 1500,
    });
  });
});
