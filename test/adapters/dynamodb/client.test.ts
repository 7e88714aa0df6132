import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { itemKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { connectTo } from '../../support/connect-to.ts';
import { useDynamodb } from '../../support/dynamodb.ts';
import { startWireMeter } from '../../support/wire/wire-meter.ts';

const tables = useDynamodb();

it('gives up a request that hangs, and makes it anew', async () => {
  const meter = await startWireMeter(tables.url);
  const client = connectTo(meter.url);
  meter.disturb((_, place) => (place === 1 ? { kind: 'delay', delayMs: 60_000 } : undefined));
  const read = new GetCommand({ TableName: tables.memoryTable, Key: itemKey('agent', 'absent') });
  expect((await client.send(read)).Item).toBeUndefined();
  expect(meter.requests).toHaveLength(1);
  client.destroy();
  await meter.close();
});
