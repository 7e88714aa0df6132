import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENV } from '../../functions/core/names.ts';
import { startMillrace } from '../support/millrace.ts';

const { send, invoke } = await startMillrace({ [ENV.prices]: '{"inputTokens":0.3}' });

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

  it('count the live results of the tools, each once, and not those past their time', async () => {
    const settings = { tools: { ttlSeconds: 2 } };
    await send({ line: 'PATCH /agents/cached/settings', json: settings });
    const run = async (...numbers: number[]) =>
      await send({
        line: 'POST /agents/cached/tool-batches',
        json: {
          requests: numbers.map((n) => ({ tool: 'profile_dataset', params: { records: [{ n }] } })),
        },
      });
    const sizeSchema = z.object({ tools: z.object({ cacheSize: z.number() }) });
    const size = async () =>
      sizeSchema.parse((await send({ line: '/agents/cached/stats' })).json).tools.cacheSize;
    await run(1, 2, 2);
    await run(2, 3);
    expect(await size()).toBe(3);
    await expect.poll(size, { timeout: 5000 }).toBe(0);
  });

  it('count the live answers, each once, until they are replaced, cleared or past their time', async () => {
    const entriesSchema = z.object({ responses: z.object({ cacheEntries: z.number() }) });
    const entries = async () =>
      entriesSchema.parse((await send({ line: '/agents/kept/stats' })).json).responses.cacheEntries;
    for (const message of ['One?', 'Two?', 'One?']) await ask('kept', message);
    expect(await entries()).toBe(2);
    await send({ line: 'POST /agents/kept/messages', json: { message: 'Two?', cache: 'bypass' } });
    for (const message of ['Two?', 'Three?'])
      for (const response of ['First.', 'Second.'])
        await send({ line: 'PUT /agents/kept/answers', json: { message, response } });
    expect(await entries()).toBe(3);
    await send({ line: 'POST /agents/kept/memory', json: { content: 'something new' } });
    await ask('kept', 'One?');
    expect(await entries()).toBe(3);
    await send({ line: 'DELETE /agents/kept/answers' });
    expect(await entries()).toBe(0);
    await send({ line: 'PATCH /agents/kept/settings', json: { answers: { ttlSeconds: 2 } } });
    await ask('kept', 'Four?');
    expect(await entries()).toBe(1);
    await expect.poll(entries, { timeout: 5000 }).toBe(0);
  });

  it('say what the requests cost and what the caches saved', async () => {
    const requests = [{ tool: 'profile_dataset', params: { records: [{ n: 7 }] } }];
    for (const _ of [1, 2, 3]) await send({ line: 'POST /agents/costs/tool-batches', json: { requests } });
    await ask('costs', 'What is new?');
    expect((await send({ line: '/agents/costs/stats' })).json).toMatchObject({
      costs: {
        calls: 4,
        dynamodb: { readUnits: expect.any(Number), writeUnits: expect.any(Number) },
        estimatedUsd: { calls: 0.000005 },
        saved: { modelTokens: 0, toolRuns: 2 },
        pricesPerMillionUsd: { readUnits: 0.125, writeUnits: 0.625, inputTokens: 0.3, calls: 1.25 },
      },
    });
    const unitsSchema = z.object({
      costs: z.object({ dynamodb: z.object({ readUnits: z.number(), writeUnits: z.number() }) }),
    });
    const { costs } = unitsSchema.parse((await send({ line: '/agents/costs/stats' })).json);
    // Three batches read the state and a result and write a record, the first a result too; then a question.
    expect(costs.dynamodb.readUnits).toBeGreaterThanOrEqual(3 * 1.5 + 1.5);
    expect(costs.dynamodb.writeUnits).toBeGreaterThanOrEqual(4 + 1 + 1);
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

  it('is done for every active agent by the schedule, once for two that come at the same time', async () => {
    for (const agentId of ['first', 'second'])
      for (let n = 0; n < 20; n += 1) await ask(agentId, 'What is new?');
    await ask('few', 'What is new?');
    const runs = [1, 2].map(() => invoke('maintenance', { operation: 'maintain' }));
    for (const report of await Promise.all(runs)) expect(report).toMatchObject({ failed: 0, unfinished: 0 });
    for (const agentId of ['first', 'second'])
      expect((await send({ line: `/agents/${agentId}/stats` })).json).toMatchObject({
        responses: { targetMs: 1275 },
        tunings: [{ oldTargetMs: 1500, newTargetMs: 1275 }],
      });
    expect((await send({ line: '/agents/few/stats' })).json).toMatchObject({ tunings: [] });
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
