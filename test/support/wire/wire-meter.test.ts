import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { connectTo } from '../connect-to.ts';
import { useDynamodb } from '../dynamodb.ts';
import { startWireMeter, type WireMeter } from './wire-meter.ts';

describe('wire meter', () => {
  const tables = useDynamodb();
  let meter: WireMeter;
  let client: DynamoDBDocumentClient;

  beforeAll(async () => {
    meter = await startWireMeter(tables.url, 5);
    client = connectTo(meter.url);
  });
  afterAll(async () => {
    client.destroy();
    await meter.close();
  });

  const key = (sk: string) => itemKey('metered', sk);
  const put = (sk: string, text: string) =>
    client.send(
      new PutCommand({
        TableName: tables.memoryTable,
        Item: { ...key(sk), byTime: sk, byBase: sk, facts: 'f', text },
      }),
    );

  it('counts an item with both of its index entries', async () => {
    expect(await meter.measure(() => put('a', 'x'.repeat(1500)))).toEqual({
      requests: 1,
      rounds: 1,
      readUnits: 0,
      writeUnits: 4,
    });
  });

  it('counts what runs at once as one round', async () => {
    const read = (sk: string) =>
      client.send(new GetCommand({ TableName: tables.memoryTable, Key: key(sk), ConsistentRead: true }));
    const cost = await meter.measure(async () => {
      await Promise.all([read('a'), read('absent')]);
      await read('a');
    });
    expect(cost).toEqual({ requests: 3, rounds: 2, readUnits: 3, writeUnits: 0 });
  });

  it('counts a key that a batch does not find', async () => {
    const Keys = [key('a'), key('absent'), key('missing')];
    const cost = await meter.measure(() =>
      client.send(new BatchGetCommand({ RequestItems: { [tables.memoryTable]: { Keys } } })),
    );
    expect(cost.readUnits).toBe(1.5);
  });

  it('counts a query by all that it reads, filtered or not', async () => {
    await put('b', 'y'.repeat(3000));
    const query = (filter: object) =>
      client.send(
        new QueryCommand({
          TableName: tables.memoryTable,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': 'metered' },
          ...filter,
        }),
      );
    const plain = await meter.measure(() => query({}));
    const counted = await meter.measure(() =>
      query({ Select: 'COUNT', FilterExpression: 'attribute_exists(nothing)' }),
    );
    expect(plain.readUnits).toBe(1);
    expect(counted.readUnits).toBe(1);
  });

  it('counts each write of a batch', async () => {
    const RequestItems = {
      [tables.memoryTable]: [
        { PutRequest: { Item: { ...key('c'), text: 'z'.repeat(1200) } } },
        { DeleteRequest: { Key: key('b') } },
      ],
    };
    const cost = await meter.measure(() => client.send(new BatchWriteCommand({ RequestItems })));
    expect(cost.writeUnits).toBe(2 + 3 + 2);
  });

  it('charges a refused condition', async () => {
    const refused = new PutCommand({
      TableName: tables.memoryTable,
      Item: key('a'),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    const cost = await meter.measure(() => client.send(refused).catch(() => undefined));
    expect(cost.writeUnits).toBe(2);
  });

  it.each([
    ['throttles', { kind: 'throttle' }],
    ['loses', { kind: 'reset', moment: 'before' }],
    ['loses the reply of', { kind: 'reset', moment: 'after' }],
  ] as const)('%s a request, which the SDK then repeats', async (_, fault) => {
    const first = meter.requests.length + 1;
    meter.disturb((_operation, place) => (place === first ? fault : undefined));
    const cost = await meter.measure(() => put(`after ${fault.kind}`, 'x'));
    meter.disturb(undefined);
    expect(cost.requests).toBe(2);
  });
});
