import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAgentStateReader, makeMemoryEnds } from '../../../functions/adapters/dynamodb/memory-reader.ts';
import { makeMemoryWriter } from '../../../functions/adapters/dynamodb/memory-writer.ts';
import { makeStatisticsCompactor } from '../../../functions/adapters/dynamodb/statistics-compactor.ts';
import { hourKey } from '../../../functions/adapters/dynamodb/statistics-keys.ts';
import type { Scope } from '../../../functions/core/scope.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { DEFAULT_PRICES } from '../../../functions/core/stats/costs.ts';
import { makeReadStatistics } from '../../../functions/core/stats/read-statistics.ts';
import type { ResponseRecord, ToolRecord } from '../../../functions/core/stats/statistics-store.ts';
import { makeAddition } from '../../contracts/memory-subject.ts';
import { connectTo } from '../../support/connect-to.ts';
import { startDynamodb, type TestDynamodb } from '../../support/dynamodb.ts';
import { makeStatisticsStore } from '../../support/statistics-store.ts';
import { startWireMeter, type WireMeter } from '../../support/wire/wire-meter.ts';

const HOUR_MS = 3_600_000;
/** Hours that differ; the others repeat them. */
const DISTINCT = 6;
const NOW_MS = Date.UTC(2026, 10, 24, 15, 30);
const SCOPE: Scope = { tenant: 'acme', agentId: 'busy' };
const TOOLS = ['profile_dataset', 'validate_schema', 'check_quality', 'compare_schemas', 'transform_records'];

let tables: TestDynamodb;
let meter: WireMeter;

beforeAll(async () => {
  tables = await startDynamodb();
  // With the delay, requests that are sent together are also under way together.
  meter = await startWireMeter(tables.url, 40);
});
afterAll(async () => {
  await meter.close();
  await tables.close();
});

function toCall(tool: string, durationMs: number): ToolRecord {
  return { tool, isHit: durationMs < 50, isError: false, durationMs, dataVolumeGb: 0.001 };
}

function toResponse(durationMs: number, index: number): ResponseRecord {
  return {
    source: index % 3 === 0 ? 'model' : 'exact',
    durationMs,
    isUnderTarget: durationMs < 1500,
    inputTokens: 800,
    outputTokens: 120,
    savedTokens: 0,
    guardRejects: 1,
    keywords: index % 9 === 0 ? ['pipeline', 'schema', 'join'] : ['batch'],
  };
}

/** Times as spread as those of hits and models are, the same each time. */
function* times(count: number, seed: number) {
  for (let index = 0; index < count; index++) {
    const part = (((index + 1) * 0.618_033_988_75 + seed * 0.37) % 1) * 3.2;
    yield Math.round(10 ** (1 + part) * 1000) / 1000;
  }
}

/** An hour in which 100 messages were answered and five tools ran 80 times, in 9 requests of many. */
async function fillHour(hourMs: number, seed: number) {
  const store = makeStatisticsStore(tables.connect(), tables.statisticsTable);
  const calls = [...times(400, seed + 1)].map((ms, index) => toCall(TOOLS[index % 5] ?? 'a', ms));
  // One after the other, as an instance does.
  for (const [index, durationMs] of [...times(100, seed)].entries())
    await store.recordResponse(SCOPE, hourMs, toResponse(durationMs, index));
  for (const from of [0, 100, 200, 300])
    await store.recordToolCalls(SCOPE, hourMs, calls.slice(from, from + 100));
}

/** Puts the items of those hours in the places of all hours before them, 14 days back. */
async function repeatHours() {
  const client = tables.connect();
  const TableName = tables.statisticsTable;
  for (const kind of ['responses', 'tools'] as const)
    for (let like = 0; like < DISTINCT; like++) {
      const Key = hourKey(SCOPE, NOW_MS - like * HOUR_MS, kind);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      const copies: Promise<unknown>[] = [];
      for (let index = like + DISTINCT; index < 336; index += DISTINCT) {
        const there = hourKey(SCOPE, NOW_MS - index * HOUR_MS, kind);
        copies.push(client.send(new PutCommand({ TableName, Item: { ...Item, ...there } })));
      }
      await Promise.all(copies);
    }
}

function reading(nowMs: number) {
  const client = connectTo(meter.url);
  const memory = { client, tableName: tables.memoryTable };
  const read = makeReadStatistics({
    states: makeAgentStateReader(memory),
    memory: makeMemoryEnds(memory),
    statistics: makeStatisticsStore(client, tables.statisticsTable),
    defaults: DEFAULT_SETTINGS,
    prices: DEFAULT_PRICES,
    clock: () => nowMs,
  });
  return { read, close: () => client.destroy() };
}

describe('statistics at the wire', () => {
  it('take 2 rounds, 6 requests and 60 read units for 14 days without an idle hour', {
    timeout: 120_000,
  }, async () => {
    for (let index = 0; index < DISTINCT; index++) await fillHour(NOW_MS - index * HOUR_MS, index);
    await repeatHours();
    const compactor = makeStatisticsCompactor(
      { client: tables.connect(), tableName: tables.statisticsTable },
      () => NOW_MS,
    );
    expect(await compactor.compact(SCOPE, NOW_MS, NOW_MS + 1)).toBe(true);
    await makeMemoryWriter({ client: tables.connect(), tableName: tables.memoryTable }, () => NOW_MS).add(
      SCOPE,
      [makeAddition(), makeAddition()],
    );
    const { read, close } = reading(NOW_MS);
    for (const [window, answered] of [
      [undefined, 336 * 100],
      ['P14D', 336 * 100],
      ['P7D', 169 * 100],
      ['PT1H', 200],
    ] as const) {
      let totals: number | undefined;
      const cost = await meter.measure(async () => {
        totals = (await read(SCOPE, window)).responses.totalResponses;
      });
      expect(totals).toBe(answered);
      expect(cost.rounds).toBeLessThanOrEqual(2);
      expect(cost.requests).toBeLessThanOrEqual(6);
      expect(cost.readUnits).toBeLessThanOrEqual(60);
      expect(cost.writeUnits).toBe(0);
    }
    close();
  });

  it('cost at most 2 units a response, and 5 a batch, in an hour of 100 and of 400 different times', async () => {
    const client = connectTo(meter.url);
    const store = makeStatisticsStore(client, tables.statisticsTable);
    const batch = await meter.measure(() =>
      store.recordToolCalls(SCOPE, NOW_MS, [toCall('check_quality', 100)]),
    );
    const response = await meter.measure(() => store.recordResponse(SCOPE, NOW_MS, toResponse(100, 1)));
    expect([batch.requests, response.requests]).toEqual([1, 1]);
    expect(batch.writeUnits).toBeLessThanOrEqual(5);
    expect(response.writeUnits).toBeLessThanOrEqual(2);
    client.destroy();
  });

  it('are one write of one unit, and one of the index in the first of an hour, for a batch of 20 calls', async () => {
    const client = connectTo(meter.url);
    const store = makeStatisticsStore(client, tables.statisticsTable);
    const scope = { ...SCOPE, agentId: 'fresh' };
    const calls = Array.from({ length: 20 }, (_, index) => toCall('profile_dataset', 1 + index));
    const record = () => meter.measure(() => store.recordToolCalls(scope, NOW_MS, calls));
    expect(await record()).toEqual({ requests: 1, rounds: 1, readUnits: 0, writeUnits: 2 });
    expect(await record()).toEqual({ requests: 1, rounds: 1, readUnits: 0, writeUnits: 1 });
    client.destroy();
  });

  it('are one write for a batch of 100 calls of 100 tools', async () => {
    const client = connectTo(meter.url);
    const store = makeStatisticsStore(client, tables.statisticsTable);
    const calls = Array.from({ length: 100 }, (_, index) => toCall(`lambda:enrich-${index}`, 1 + 2 * index));
    const record = () => store.recordToolCalls({ ...SCOPE, agentId: 'various' }, NOW_MS, calls);
    expect((await meter.measure(record)).requests).toBe(1);
    client.destroy();
  });
});
