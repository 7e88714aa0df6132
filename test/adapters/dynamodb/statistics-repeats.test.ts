import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hourKey } from '../../../functions/adapters/dynamodb/statistics-keys.ts';
import type { Scope } from '../../../functions/core/scope.ts';
import { addUp } from '../../../functions/core/stats/add-up.ts';
import { type Carried, NOTHING_CARRIED } from '../../../functions/core/stats/statistics-ledger.ts';
import type { ResponseRecord } from '../../../functions/core/stats/statistics-store.ts';
import { connectTo } from '../../support/connect-to.ts';
import { newScope, startDynamodb, type TestDynamodb } from '../../support/dynamodb.ts';
import type { StatisticsStore } from '../../support/statistics-store.ts';
import { makeStatisticsStore } from '../../support/statistics-store.ts';
import { type FaultPlan, startWireMeter, type WireMeter } from '../../support/wire/wire-meter.ts';

let tables: TestDynamodb;
let meter: WireMeter;
const closing: (() => void)[] = [];

beforeAll(async () => {
  tables = await startDynamodb();
  meter = await startWireMeter(tables.url);
});
afterEach(() => meter.disturb(undefined));
afterAll(async () => {
  for (const close of closing) close();
  await meter.close();
  await tables.close();
});

const HOUR = Date.UTC(2026, 9, 25, 22);
const CALL = { tool: 'a', isHit: false, isError: false, durationMs: 5, dataVolumeGb: 0.5 };
const RESPONSE: ResponseRecord = {
  source: 'model',
  durationMs: 100,
  isUnderTarget: true,
  inputTokens: 10,
  outputTokens: 5,
  savedTokens: 0,
  guardRejects: 0,
  keywords: ['join'],
};

/** A store with connections of its own, as another instance has it. */
function newStore(ledger?: Parameters<typeof makeStatisticsStore>[2]): StatisticsStore {
  const client = connectTo(meter.url);
  closing.push(() => client.destroy());
  return makeStatisticsStore(client, tables.statisticsTable, ledger);
}

/** Loses the reply of each nth write of statistics, after it was carried out. */
function loseReplies(nth: number): FaultPlan {
  let writes = 0;
  return (operation) =>
    operation === 'UpdateItem' && ++writes % nth === 0 ? { kind: 'reset', moment: 'after' } : undefined;
}

const totalsOf = async (scope: Scope) => addUp((await newStore().read(scope, HOUR)).hours);

describe('a statistics write whose reply is lost', () => {
  it('counts a response once', async () => {
    const store = newStore();
    const scope = newScope();
    meter.disturb(loseReplies(3));
    for (let n = 0; n < 12; n++) await store.recordResponse(scope, HOUR, RESPONSE);
    await store.recordLateAnswer(scope, HOUR, { inputTokens: 7, outputTokens: 3 });
    expect((await totalsOf(scope)).responses).toMatchObject({
      count: 12,
      sumMs: 1200,
      underTarget: 12,
      inputTokens: 127,
      outputTokens: 63,
      bySource: new Map([['model', 12]]),
      byKeyword: new Map([['join', 12]]),
    });
  });

  it('counts a batch once', async () => {
    const store = newStore();
    const scope = newScope();
    meter.disturb(loseReplies(3));
    for (let n = 0; n < 12; n++) await store.recordToolCalls(scope, HOUR, [CALL, CALL]);
    const { batches, tools } = await totalsOf(scope);
    expect(batches.batches).toBe(12);
    expect(tools.get('a')).toMatchObject({ calls: 24, sumMs: 120, dataVolumeGb: 12 });
  });

  it('counts once although others write the same hour between the write and its repetition', async () => {
    const stores = [newStore(), newStore(), newStore()];
    const scope = newScope();
    meter.disturb(loseReplies(4));
    for (let round = 0; round < 8; round++)
      await Promise.all([...stores, ...stores].map((store) => store.recordResponse(scope, HOUR, RESPONSE)));
    expect((await totalsOf(scope)).responses.count).toBe(48);
  });

  it('is not written beside the hour when its repetition finds the hour too hot', async () => {
    const store = newStore();
    const scope = newScope();
    let writes = 0;
    meter.disturb((operation, _, body) => {
      if (operation !== 'UpdateItem' || !body.includes('#tools"')) return undefined;
      return ++writes === 1 ? { kind: 'reset', moment: 'after' } : { kind: 'throttle' };
    });
    await expect(store.recordToolCalls(scope, HOUR, [CALL])).rejects.toThrow('not known');
    expect((await totalsOf(scope)).batches.batches).toBe(1);
  });

  it('leaves nothing to the next write, as it may have been counted', async () => {
    const carried: Carried[] = [{ ...NOTHING_CARRIED, readUnits: 4, writeUnits: 2 }];
    const store = newStore({
      take: () => carried.pop() ?? NOTHING_CARRIED,
      giveBack: (_, back) => void carried.push(back),
    });
    const scope = newScope();
    meter.disturb(loseReplies(1));
    await expect(store.recordResponse(scope, HOUR, RESPONSE)).rejects.toThrow('not known');
    meter.disturb(undefined);
    await store.recordResponse(scope, HOUR, RESPONSE);
    expect((await totalsOf(scope)).responses).toMatchObject({ count: 2, readUnits: 4, writeUnits: 2 });
  });

  it('is given back to the next write where it was refused', async () => {
    const carried: Carried[] = [{ ...NOTHING_CARRIED, readUnits: 4, writeUnits: 2 }];
    const store = newStore({
      take: () => carried.pop() ?? NOTHING_CARRIED,
      giveBack: (_, back) => void carried.push(back),
    });
    const scope = newScope();
    meter.disturb(() => ({ kind: 'throttle' }));
    await expect(store.recordResponse(scope, HOUR, RESPONSE)).rejects.toThrow('Rate exceeded');
    meter.disturb(undefined);
    await store.recordResponse(scope, HOUR, RESPONSE);
    expect((await totalsOf(scope)).responses).toMatchObject({ count: 1, readUnits: 4, writeUnits: 2 });
  });
});

describe('what keeps writes from counting twice', () => {
  it('takes some ten bytes of an hour’s item for each instance, however often it writes', async () => {
    const scope = newScope();
    const store = newStore();
    for (let n = 0; n < 30; n++) await store.recordResponse(scope, HOUR, RESPONSE);
    await newStore().recordResponse(scope, HOUR, RESPONSE);
    const { Item } = await tables
      .connect()
      .send(new GetCommand({ TableName: tables.statisticsTable, Key: hourKey(scope, HOUR, 'responses') }));
    const marks = Object.entries(Item ?? {}).filter(([name]) => name.startsWith('~'));
    expect(marks).toHaveLength(2);
    for (const [name] of marks) expect(name.length).toBeLessThanOrEqual(4);
  });
});
