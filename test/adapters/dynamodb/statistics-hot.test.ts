import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUp } from '../../../functions/core/stats/add-up.ts';
import { connectTo } from '../../support/connect-to.ts';
import { newScope, startDynamodb, type TestDynamodb } from '../../support/dynamodb.ts';
import { makeStatisticsStore } from '../../support/statistics-store.ts';
import { startWireMeter, type WireMeter } from '../../support/wire/wire-meter.ts';

let tables: TestDynamodb;
let meter: WireMeter;

beforeAll(async () => {
  tables = await startDynamodb();
  meter = await startWireMeter(tables.url);
});
afterAll(async () => {
  await meter.close();
  await tables.close();
});

const HOUR = Date.UTC(2026, 9, 25, 22);
const CALL = { tool: 'a', isHit: false, isError: false, durationMs: 5, dataVolumeGb: 0 };

describe('an hour’s item that is too hot', () => {
  it('has others beside it that take over what is refused, and are read with it', async () => {
    const client = connectTo(meter.url);
    const store = makeStatisticsStore(client, tables.statisticsTable);
    const scope = newScope();
    await store.recordToolCalls(scope, HOUR, [CALL]);
    meter.disturb((operation, _, body) =>
      operation === 'UpdateItem' && body.includes('#tools"') ? { kind: 'throttle' } : undefined,
    );
    for (let index = 0; index < 3; index++) await store.recordToolCalls(scope, HOUR, [CALL]);
    meter.disturb(undefined);
    await store.recordToolCalls(scope, HOUR, [CALL]);
    const { hours } = await store.read(scope, HOUR);
    expect(hours).toHaveLength(1);
    expect(addUp(hours)).toMatchObject({ batches: { batches: 5 } });
    expect(addUp(hours).tools.get('a')?.calls).toBe(5);
    client.destroy();
  });

  it('gives the error on where the others are refused as well', async () => {
    const client = connectTo(meter.url);
    meter.disturb((operation) => (operation === 'UpdateItem' ? { kind: 'throttle' } : undefined));
    const store = makeStatisticsStore(client, tables.statisticsTable);
    await expect(store.recordToolCalls(newScope(), HOUR, [CALL])).rejects.toThrow('Rate exceeded');
    meter.disturb(undefined);
    client.destroy();
  });
});
