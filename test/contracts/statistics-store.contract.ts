import { describe, expect, it } from 'vitest';
import type { Scope } from '../../functions/core/scope.ts';
import { addUp } from '../../functions/core/stats/add-up.ts';
import { bucketOf } from '../../functions/core/stats/histogram.ts';
import type { ResponseRecord, ToolRecord } from '../../functions/core/stats/statistics-store.ts';
import { newScope } from '../support/dynamodb.ts';
import type { StatisticsStore } from '../support/statistics-store.ts';
import { neighboursOf } from './neighbours.ts';

const HOUR_MS = 3_600_000;
const HOUR = Date.UTC(2026, 9, 25, 22);

async function totals(store: StatisticsStore, scope: Scope, fromMs: number) {
  return addUp((await store.read(scope, fromMs)).hours);
}

/** What every StatisticsStore adds up. */
export function statisticsStoreContract(makeStore: () => StatisticsStore): void {
  const makeResponse = (given: Partial<ResponseRecord> = {}): ResponseRecord => ({
    source: 'model',
    durationMs: 100,
    isUnderTarget: true,
    inputTokens: 10,
    outputTokens: 5,
    savedTokens: 0,
    guardRejects: 0,
    keywords: [],
    ...given,
  });
  const makeCall = (given: Partial<ToolRecord> = {}): ToolRecord => ({
    tool: 'profile_dataset',
    isHit: false,
    isError: false,
    durationMs: 20,
    dataVolumeGb: 0,
    ...given,
  });

  it('reads zeros of an agent never seen', async () => {
    const { responses, tools } = await totals(makeStore(), newScope(), 0);
    expect(responses).toEqual({
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
    });
    expect(tools).toEqual(new Map());
  });

  it('adds responses up by source, keyword and duration', async () => {
    const store = makeStore();
    const scope = newScope();
    await store.recordResponse(scope, HOUR, makeResponse({ durationMs: 0.004, keywords: ['etl', 'join'] }));
    await store.recordResponse(scope, HOUR + 1, makeResponse({ durationMs: 1234.5678, keywords: ['etl'] }));
    await store.recordResponse(
      scope,
      HOUR + 2,
      makeResponse({
        source: 'fallback',
        durationMs: 0,
        isUnderTarget: false,
        inputTokens: 0,
        outputTokens: 0,
        savedTokens: 30,
        savedOutputTokens: 10,
        guardRejects: 4,
      }),
    );
    const { responses } = await totals(store, scope, HOUR);
    expect(responses).toEqual({
      count: 3,
      sumMs: 1234.572,
      underTarget: 2,
      inputTokens: 20,
      outputTokens: 10,
      savedTokens: 30,
      savedOutputTokens: 10,
      guardRejects: 4,
      readUnits: 0,
      writeUnits: 0,
      durations: new Map([
        [bucketOf(0), 2],
        [bucketOf(1234.5678), 1],
      ]),
      bySource: new Map([
        ['model', 2],
        ['fallback', 1],
      ]),
      byKeyword: new Map([
        ['etl', 2],
        ['join', 1],
      ]),
    });
  });

  it('adds the tool calls of a batch up by tool', async () => {
    const store = makeStore();
    const scope = newScope();
    await store.recordToolCalls(scope, HOUR, [
      makeCall({ dataVolumeGb: 0.1 }),
      makeCall({ dataVolumeGb: 0.2 }),
      makeCall({ isHit: true, durationMs: 1 }),
      makeCall({ tool: 'check_quality', isError: true, durationMs: 7.5 }),
    ]);
    await store.recordToolCalls(scope, HOUR, [makeCall({ dataVolumeGb: 0.3 })]);
    const { tools } = await totals(store, scope, HOUR);
    expect(tools).toEqual(
      new Map([
        [
          'check_quality',
          {
            calls: 1,
            hits: 0,
            errors: 1,
            sumMs: 7.5,
            dataVolumeGb: 0,
            durations: new Map([[bucketOf(7.5), 1]]),
          },
        ],
        [
          'profile_dataset',
          {
            calls: 4,
            hits: 1,
            errors: 0,
            sumMs: 61,
            dataVolumeGb: 0.6,
            durations: new Map([
              [bucketOf(20), 3],
              [bucketOf(1), 1],
            ]),
          },
        ],
      ]),
    );
  });

  it('takes a batch of 100 calls of as many tools', async () => {
    const store = makeStore();
    const scope = newScope();
    const calls = Array.from({ length: 100 }, (_, index) =>
      makeCall({
        tool: `lambda:${'x'.repeat(110)}-${index}`,
        // A call is a hit, or an error, or processed some data.
        isHit: index % 3 === 0,
        isError: index % 3 === 1,
        durationMs: index,
        dataVolumeGb: index % 3 === 2 ? 1.5 : 0,
      }),
    );
    await store.recordToolCalls(scope, HOUR, calls);
    expect((await totals(store, scope, HOUR)).tools.size).toBe(100);
  });

  it.each([
    'lambda:enrich',
    'a:n',
    'a:h5',
    'a.b',
    'x y',
    '🏭',
    '#1',
    'n',
    'hit',
    'pk',
    'expiresAt',
    '__proto__',
    ':',
  ])('keeps the calls of a tool named %s apart from those of others', async (tool) => {
    const store = makeStore();
    const scope = newScope();
    await store.recordToolCalls(scope, HOUR, [makeCall({ tool }), makeCall({ tool: 'a' })]);
    const { tools } = await totals(store, scope, HOUR);
    expect([...tools.keys()]).toEqual([tool, 'a'].sort());
    expect(tools.get(tool)).toMatchObject({ calls: 1, sumMs: 20, durations: new Map([[bucketOf(20), 1]]) });
    expect(tools.get('a')).toMatchObject({ calls: 1, sumMs: 20, durations: new Map([[bucketOf(20), 1]]) });
  });

  it.each([1e300, Number.MAX_SAFE_INTEGER * 4 + 0.5, 1e-300, 1e-12])(
    'counts a call whose result claims %d GB',
    async (dataVolumeGb) => {
      const store = makeStore();
      const scope = newScope();
      await store.recordToolCalls(scope, HOUR, [makeCall({ dataVolumeGb: 0.5 })]);
      await store.recordToolCalls(scope, HOUR, [makeCall({ dataVolumeGb })]);
      const tool = (await totals(store, scope, HOUR)).tools.get('profile_dataset');
      expect(tool?.calls).toBe(2);
      expect(tool?.dataVolumeGb).toBeGreaterThanOrEqual(0.5);
    },
  );

  it('loses nothing of 200 writers at once', { timeout: 60_000 }, async () => {
    const scope = newScope();
    const stores = Array.from({ length: 5 }, makeStore);
    const writes = Array.from({ length: 100 }, (_, index) => {
      const store = stores[index % stores.length] ?? makeStore();
      return [
        store.recordResponse(scope, HOUR, makeResponse({ durationMs: index + 0.25, keywords: ['etl'] })),
        store.recordToolCalls(scope, HOUR, [makeCall({ dataVolumeGb: 0.1 }), makeCall({ isHit: true })]),
      ];
    });
    await Promise.all(writes.flat());
    const read = async () => await totals(makeStore(), scope, HOUR);
    await expect
      .poll(async () => (await read()).tools.get('profile_dataset')?.calls, { timeout: 10_000 })
      .toBe(200);
    const { responses, tools } = await read();
    expect(responses).toMatchObject({
      count: 100,
      sumMs: 4975,
      underTarget: 100,
      inputTokens: 1000,
      byKeyword: new Map([['etl', 100]]),
    });
    expect([...responses.durations.values()].reduce((sum, count) => sum + count, 0)).toBe(100);
    expect(tools.get('profile_dataset')).toMatchObject({
      calls: 200,
      hits: 100,
      sumMs: 4000,
      dataVolumeGb: 10,
    });
  });

  it('reads the hours from the one that holds the start of the window on', async () => {
    const store = makeStore();
    const scope = newScope();
    // Over midnight, and an hour with calls alone.
    for (const hours of [0, 1, 2, 3])
      await store.recordResponse(
        scope,
        HOUR + hours * HOUR_MS + 59 * 60_000,
        makeResponse({ durationMs: 10 ** hours }),
      );
    await store.recordToolCalls(scope, HOUR + 5 * HOUR_MS, [makeCall()]);
    const countFrom = async (fromMs: number) => {
      const { responses, tools } = await totals(store, scope, fromMs);
      return [responses.count, responses.sumMs, tools.get('profile_dataset')?.calls];
    };
    expect(await countFrom(0)).toEqual([4, 1111, 1]);
    expect(await countFrom(HOUR)).toEqual([4, 1111, 1]);
    expect(await countFrom(HOUR + HOUR_MS - 1)).toEqual([4, 1111, 1]);
    expect(await countFrom(HOUR + HOUR_MS)).toEqual([3, 1110, 1]);
    expect(await countFrom(HOUR + 2.5 * HOUR_MS)).toEqual([2, 1100, 1]);
    expect(await countFrom(HOUR + 4 * HOUR_MS)).toEqual([0, 0, 1]);
    expect(await countFrom(HOUR + 6 * HOUR_MS)).toEqual([0, 0, undefined]);
  });

  it('adds up the hours of 14 days', { timeout: 60_000 }, async () => {
    const store = makeStore();
    const scope = newScope();
    const hours = Array.from({ length: 14 * 24 }, (_, index) => HOUR + index * HOUR_MS);
    for (let from = 0; from < hours.length; from += 24)
      await Promise.all(
        hours.slice(from, from + 24).map((atMs) => store.recordResponse(scope, atMs, makeResponse())),
      );
    const { responses } = await totals(store, scope, HOUR);
    expect(responses).toMatchObject({
      count: 336,
      sumMs: 33_600,
      durations: new Map([[bucketOf(100), 336]]),
    });
  });

  describe.each(neighboursOf(newScope()))('statistics of $tenant, $agentId', (scope: Scope) => {
    it('hold what was recorded under this name alone', async () => {
      const store = makeStore();
      for (const other of neighboursOf(scope)) {
        await store.recordResponse(other, HOUR, makeResponse());
        await store.recordToolCalls(other, HOUR, [makeCall()]);
      }
      const { responses, tools } = await totals(store, scope, 0);
      expect([responses.count, tools.size]).toEqual([0, 0]);
    });
  });
}
