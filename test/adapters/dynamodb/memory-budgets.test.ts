import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLiveEntries } from '../../../functions/adapters/dynamodb/live-entries.ts';
import {
  makeAgentStateReader,
  makeMemoryReader,
  makeRankedLists,
} from '../../../functions/adapters/dynamodb/memory-reader.ts';
import { makeMemoryWriter } from '../../../functions/adapters/dynamodb/memory-writer.ts';
import { stopwatch, timer } from '../../../functions/adapters/node/timer.ts';
import type { Addition } from '../../../functions/core/memory/memory-store.ts';
import { makeFindContext } from '../../../functions/core/memory/question-context.ts';
import { makeReadContext } from '../../../functions/core/memory/read-context.ts';
import type { Scope } from '../../../functions/core/scope.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { addAndSettle, makeAddition } from '../../contracts/memory-subject.ts';
import { referenceContext } from '../../core/memory/support/reference-memory.ts';
import { makeRandom } from '../../core/support/random.ts';
import { connectTo } from '../../support/connect-to.ts';
import { newScope, useDynamodb } from '../../support/dynamodb.ts';
import { storeEntries } from '../../support/stored-entries.ts';
import { startWireMeter, type WireMeter } from '../../support/wire/wire-meter.ts';

const STAGES = ['ingestion', 'transformation', 'validation', 'error', 'storage', 'unknown', 'custom'];
const NOON_MS = Date.UTC(2026, 6, 1, 12);
/** Longer than it takes to send what goes at once. */
const DELAY_MS = 40;

describe('the budget of memory', { timeout: 120_000 }, () => {
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

  const readContext = () => {
    const table = { client, tableName: tables.memoryTable };
    const states = makeAgentStateReader(table);
    return makeReadContext({
      memory: makeMemoryReader(table),
      states,
      findContext: makeFindContext({ live: makeLiveEntries(table), states, timer, stopwatch }),
      lists: makeRankedLists(table),
      defaults: DEFAULT_SETTINGS,
    });
  };

  async function store(scope: Scope, additions: readonly Addition[]) {
    const direct = tables.connect();
    await storeEntries(direct, tables.memoryTable, scope, additions);
  }

  it.each([0, 1, 36])('holds for an addition of 1 KB to an agent of %i datasets', async (datasets) => {
    const writer = makeMemoryWriter({ client, tableName: tables.memoryTable }, Date.now);
    const scope = newScope();
    for (let index = 0; index < datasets; index++)
      await makeMemoryWriter(
        { client: tables.connect(), tableName: tables.memoryTable },
        Date.now,
      ).raiseVersion(scope, `warehouse.table_${index}`);
    for (const stage of STAGES) await addAndSettle(writer, scope, [makeAddition({ stage })]);
    const addition = makeAddition({
      content: 'x'.repeat(1024),
      dataset: 'warehouse.table_0',
      source: 'arn:aws:states:eu-west-1:123456789012:execution:load:7',
    });
    const cost = await meter.measure(() => addAndSettle(writer, scope, [addition]));
    expect(cost).toMatchObject({ requests: 2, rounds: 2, readUnits: 0 });
    expect(cost.writeUnits).toBeLessThanOrEqual(6);
    expect(cost.writeUnits).toBeGreaterThanOrEqual(5);
  });

  it('holds for the context of 100 entries of 400 bytes', async () => {
    const scope = newScope();
    await store(
      scope,
      Array.from({ length: 100 }, (_, index) =>
        makeAddition({ content: 'x'.repeat(400), timestampMs: NOON_MS + index }),
      ),
    );
    const cost = await meter.measure(async () => {
      const { entriesIncluded, entriesOmitted } = await readContext()(scope, undefined, undefined);
      expect(entriesIncluded + entriesOmitted).toBe(100);
    });
    expect(cost).toMatchObject({ requests: 3, rounds: 2, writeUnits: 0 });
    expect(cost.readUnits).toBeLessThanOrEqual(8);
  });

  it('holds for the context of 5,000 entries of 1 KB, which equals that of sorting all', async () => {
    const scope = newScope();
    const entries = entriesOf(5000, 1, (random, index) => ({
      content: `${index} `.padEnd(1024, 'x'),
      importance: random(),
      timestampMs: NOON_MS + Math.floor(random() * 1e9),
    }));
    await store(scope, entries);
    const state = await makeAgentStateReader({ client, tableName: tables.memoryTable }).state(scope);
    expect(state.live.entries).toBe(5000);
    const cost = await meter.measure(async () => {
      const { context } = await readContext()(scope, undefined, undefined);
      expect(context).toBe(referenceOf(entries, 4000));
    });
    expect(cost.requests).toBeLessThanOrEqual(10);
    expect(cost.rounds).toBeLessThanOrEqual(4);
    expect(cost.readUnits).toBeLessThanOrEqual(15);
    expect(cost.writeUnits).toBe(0);
  });

  it.each([100, 5000])(
    'holds for the context of %i entries of 1 KB that suits a question, in a warm instance',
    async (size) => {
      const scope = newScope();
      const entries = entriesOf(size, 2, (random, index) => ({
        content: `rows of run ${index} of orders `.padEnd(1024, 'were checked '),
        importance: random(),
        timestampMs: NOON_MS + index,
      }));
      await store(scope, entries);
      const read = readContext();
      const ask = (query: string) => read(scope, undefined, query);
      const cold = await ask('rows of run 41?');
      const warm = await meter.measure(async () => {
        expect(await ask('rows of run 41?')).toEqual(cold);
        expect((await ask('rows of run 42?')).context).toContain('rows of run 42 of orders');
      });
      expect(cold.context).toContain('rows of run 41 of orders');
      expect(warm).toEqual({ requests: 2, rounds: 2, readUnits: 2, writeUnits: 0 });
      const writer = makeMemoryWriter({ client: tables.connect(), tableName: tables.memoryTable }, Date.now);
      for (const run of ['x77', 'x78'])
        await addAndSettle(writer, scope, [
          makeAddition({ content: `rows of run ${run}`, timestampMs: NOON_MS + 9000 }),
        ]);
      const changed = await meter.measure(async () => {
        expect((await ask('run x77 or x78?')).context).toMatch(/run x77[^]*run x78|run x78[^]*run x77/);
      });
      expect(changed.requests).toBeLessThanOrEqual(4);
      expect(changed.rounds).toBeLessThanOrEqual(3);
      expect(changed.readUnits).toBeLessThanOrEqual(8);
    },
  );

  it('is not needed for the context to equal that of sorting all, whatever the entries are like', async () => {
    const memories = fc.record({
      seed: fc.integer(),
      size: fc.integer({ min: 111, max: 450 }),
      importances: fc.constantFrom(1, 4, 1000),
      stages: fc.integer({ min: 1, max: STAGES.length }),
      times: fc.constantFrom(1, 5, 1_000_000),
      contents: fc.constantFrom('short', 'emoji', 'very long'),
      maxChars: fc.integer({ min: 1, max: 9000 }),
    });
    await fc.assert(
      fc.asyncProperty(memories, async (like) => {
        const scope = newScope();
        const entries = entriesOf(like.size, like.seed, (random, index) => ({
          content: contentLike(like.contents, random, index),
          importance:
            like.importances === 1 ? 0.6 : Math.floor(random() * like.importances) / like.importances,
          stage: STAGES[Math.floor(random() * like.stages)] ?? '',
          timestampMs: NOON_MS + Math.floor(random() * like.times) * 1000,
        }));
        await store(scope, entries);
        const { context } = await readContext()(scope, like.maxChars, undefined);
        expect(context).toBe(referenceOf(entries, like.maxChars));
      }),
      { numRuns: 8 },
    );
  });
});

function entriesOf(
  size: number,
  seed: number,
  give: (random: () => number, index: number) => Parameters<typeof makeAddition>[0],
): Addition[] {
  const random = makeRandom(seed);
  return Array.from({ length: size }, (_, index) =>
    makeAddition({
      stage: STAGES[Math.floor(random() * STAGES.length)] ?? '',
      dataVolumeGb: Math.floor(random() * 100) / 4,
      ...give(random, index),
    }),
  );
}

function contentLike(kind: string, random: () => number, index: number): string {
  const length = 1 + Math.floor(random() * 60);
  if (kind === 'emoji') return `${index}${'😀\n'.repeat(length)}`;
  return kind === 'short' ? `fact ${index}` : `${index} ${'long '.repeat(random() < 0.02 ? 10_000 : length)}`;
}

function referenceOf(entries: readonly Addition[], maxChars: number): string {
  return referenceContext(
    entries.map((entry, index) => ({ ...entry, sequence: index + 1 })),
    maxChars,
  ).context;
}
