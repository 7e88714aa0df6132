import { randomBytes } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defineTool } from '../../../functions/core/tools/tool.ts';
import { makeBatchInstance, SILENT } from '../../support/batch-instance.ts';
import { connectTo } from '../../support/connect-to.ts';
import { newScope, useDynamodb } from '../../support/dynamodb.ts';
import { startWireMeter, type WireMeter } from '../../support/wire/wire-meter.ts';

/** Longer than it takes to send 20 requests, so that what is sent at once counts as one round. */
const DELAY_MS = 150;

const params = z.strictObject({ index: z.number(), bytes: z.number() });
const facts = { description: 'Gives bytes that hardly compress.', version: '1' } as const;
const run = async ({ bytes }: z.infer<typeof params>) =>
  await Promise.resolve(
    randomBytes(bytes)
      .toString('base64')
      .slice(0, bytes - 2),
  );

const TOOLS = [
  defineTool({ ...facts, name: 'bytes', cacheable: true, sideEffect: 'none', params, run }),
  defineTool({ ...facts, name: 'act', cacheable: false, sideEffect: 'external', params, run }),
];

const requestsOf = (count: number, bytes: number, tool = 'bytes') =>
  Array.from({ length: count }, (_, index) => ({ tool, params: { index, bytes } }));

describe('the budget of a batch', () => {
  const tables = useDynamodb();
  let meter: WireMeter;
  let client: DynamoDBDocumentClient;

  beforeAll(async () => {
    meter = await startWireMeter(tables.url, DELAY_MS);
    client = connectTo(meter.url);
  });
  afterAll(async () => {
    client.destroy();
    await meter.close();
  });

  it('of 20 new results of 1 KB is 4 rounds, 45 requests, 11 read and 45 write units', async () => {
    const runBatch = makeBatchInstance(client, tables, TOOLS);
    const cost = await meter.measure(() =>
      runBatch(newScope(), { requests: requestsOf(20, 1024), concurrency: 8 }, SILENT),
    );
    expect(cost.requests).toBe(42);
    expect(cost.rounds).toBeLessThanOrEqual(4);
    expect(cost.readUnits).toBeLessThanOrEqual(11);
    expect(cost.writeUnits).toBeLessThanOrEqual(45);
    expect(cost.writeUnits).toBeGreaterThanOrEqual(41);
  });

  it('of 20 cached results of 4 KB is 2 rounds, 2 requests, 11 read and 2 write units', async () => {
    const runBatch = makeBatchInstance(client, tables, TOOLS);
    const scope = newScope();
    const requests = requestsOf(20, 4096);
    await runBatch(scope, { requests }, SILENT);
    const cost = await meter.measure(async () => {
      expect((await runBatch(scope, { requests }, SILENT)).cacheHits).toBe(20);
    });
    expect(cost).toMatchObject({ requests: 2, rounds: 2 });
    expect(cost.readUnits).toBeLessThanOrEqual(11);
    expect(cost.writeUnits).toBeLessThanOrEqual(2);
  });

  it('of a side effect is a record before and one after it, and one for its key', async () => {
    const runBatch = makeBatchInstance(client, tables, TOOLS);
    const scope = newScope();
    const call = { idempotencyKey: 'once' };
    const requests = requestsOf(1, 100, 'act');
    const first = await meter.measure(() => runBatch(scope, { requests }, SILENT, call));
    // The first statistics of an hour also enter the index of active agents.
    expect(first).toEqual({ requests: 5, rounds: 4, readUnits: 1, writeUnits: 5 });
    const again = await meter.measure(() => runBatch(scope, { requests }, SILENT, call));
    expect(again).toEqual({ requests: 6, rounds: 5, readUnits: 3, writeUnits: 3 });
  });
});
