import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { itemKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { countRounds } from '../../support/count-rounds.ts';
import { useDynamodb } from '../../support/dynamodb.ts';
import { CutOff, cutOff, disturb } from '../../support/dynamodb-faults.ts';
import { readUnits, recordRequests, writeUnits } from '../../support/dynamodb-requests.ts';

const spans = (...pairs: [number, number][]) => pairs.map(([startMs, endMs]) => ({ startMs, endMs }));

describe('countRounds', () => {
  it.each([
    ['none', spans(), 0],
    ['one after the other', spans([0, 1], [1, 2], [5, 6]), 3],
    ['all at once', spans([0, 3], [0, 1], [0, 2]), 1],
    ['two and then two', spans([0, 3], [0, 1], [3, 5], [3, 4]), 2],
    ['a long one beside two short ones', spans([0, 9], [0, 1], [2, 3]), 2],
  ])('counts the longest chain of %s', (_, requests, rounds) => {
    expect(countRounds(requests)).toBe(rounds);
  });
});

describe('recordRequests', () => {
  const tables = useDynamodb();

  const put = (sortKey: string) =>
    new PutCommand({ TableName: tables.cacheTable, Item: { ...itemKey('recorded', sortKey), text: 'é' } });
  const get = (sortKey: string) =>
    new GetCommand({ TableName: tables.cacheTable, Key: itemKey('recorded', sortKey), ConsistentRead: true });

  it('tells what each request was, cost and took', async () => {
    const client = tables.connect();
    const requests = recordRequests(client);
    await client.send(put('a'));
    await Promise.all([client.send(get('a')), client.send(get('b'))]);
    expect(requests.map(({ command }) => command)).toEqual([
      'PutItemCommand',
      'GetItemCommand',
      'GetItemCommand',
    ]);
    for (const { startMs, endMs } of requests) expect(endMs).toBeGreaterThan(startMs);
    expect([readUnits(requests), writeUnits(requests), countRounds(requests)]).toEqual([2, 1, 2]);
  });

  it('counts a retry of the SDK as a request of its own', async () => {
    const client = tables.connect();
    const requests = recordRequests(client);
    disturb(client, { at: 1, moment: 'after' });
    await client.send(put('c'));
    expect(requests).toHaveLength(2);
  });

  it('names the error of a refused request', async () => {
    const client = tables.connect();
    const requests = recordRequests(client);
    const refused = new PutCommand({
      TableName: tables.cacheTable,
      Item: itemKey('recorded', 'd'),
      ConditionExpression: 'attribute_exists(pk)',
    });
    await expect(client.send(refused)).rejects.toThrow();
    expect(requests).toMatchObject([{ error: 'ConditionalCheckFailedException', capacityUnits: 0 }]);
  });

  it('sees that a client which was cut off carried its last request out, or did not', async () => {
    for (const moment of ['before', 'after'] as const) {
      const client = tables.connect();
      cutOff(client, { at: 1, moment });
      await expect(client.send(put(moment))).rejects.toThrow(CutOff);
      await expect(client.send(get(moment))).rejects.toThrow(CutOff);
      const { Item } = await tables.connect().send(get(moment));
      expect(Item !== undefined).toBe(moment === 'after');
    }
  });
});
