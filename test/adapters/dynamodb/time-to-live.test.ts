import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { makeAnswerCache } from '../../../functions/adapters/dynamodb/answer-cache.ts';
import { answerKey } from '../../../functions/adapters/dynamodb/answer-items.ts';
import { itemKey, partition } from '../../../functions/adapters/dynamodb/keys.ts';
import { makeToolCache } from '../../../functions/adapters/dynamodb/tool-cache.ts';
import { makeAnswer, NOW_MS } from '../../contracts/answer-cache.contract.ts';
import { newScope, useDynamodb } from '../../support/dynamodb.ts';
import { makeStatisticsStore } from '../../support/statistics-store.ts';

const DAY_SECONDS = 86_400;

describe('time to live', () => {
  const tables = useDynamodb();

  /** What DynamoDB reads as epoch seconds. */
  async function expiryIn(tableName: string, key: Record<string, unknown>): Promise<unknown> {
    const reply = await tables.connect().send(new GetCommand({ TableName: tableName, Key: key }));
    return reply.Item?.['expiresAt'];
  }

  function makeCaches() {
    const { cacheTable, memoryTable } = tables;
    const stores = { client: tables.connect(), cacheTable, memoryTable };
    return { answers: makeAnswerCache(stores, () => NOW_MS), tools: makeToolCache(stores, () => NOW_MS) };
  }

  it('ends an answer no earlier than its own time', async () => {
    const scope = newScope();
    const answer = makeAnswer({ expiresAtMs: NOW_MS + 1 });
    await makeCaches().answers.store(scope, answer);
    expect(await expiryIn(tables.cacheTable, answerKey(scope, answer.answerId))).toBe(NOW_MS / 1000 + 1);
  });

  it('never ends a precomputed answer, not even one in the place of a model’s', async () => {
    const scope = newScope();
    const { answers } = makeCaches();
    const { expiresAtMs: _, ...lasting } = makeAnswer({ origin: 'precomputed' });
    await answers.store(scope, makeAnswer());
    await answers.store(scope, lasting);
    expect(await expiryIn(tables.cacheTable, answerKey(scope, lasting.answerId))).toBeUndefined();
  });

  it('ends a claim some time after its lease', async () => {
    const scope = newScope();
    await makeCaches().answers.claim(scope, 'id', { owner: 'first', leaseUntilMs: NOW_MS + 4000 });
    expect(await expiryIn(tables.cacheTable, answerKey(scope, 'id'))).toBe(NOW_MS / 1000 + 4 + 600);
  });

  it('ends a tool result no earlier than its own time', async () => {
    const scope = newScope();
    const cached = { result: 1, dependencies: {}, expiresAtMs: NOW_MS + 1500, owner: 'me' };
    await makeCaches().tools.store(scope, 'key', cached);
    const key = itemKey(partition(scope, 'tools'), 'key');
    expect(await expiryIn(tables.cacheTable, key)).toBe(NOW_MS / 1000 + 2);
  });

  it('ends statistics 14 days after their hour', async () => {
    const scope = newScope();
    const client = tables.connect();
    const store = makeStatisticsStore(client, tables.statisticsTable);
    const hour = Date.UTC(2026, 10, 23, 10);
    const call = { tool: 'a', isHit: false, isError: false, durationMs: 1, dataVolumeGb: 0 };
    await store.recordToolCalls(scope, hour, [call]);
    await store.recordToolCalls(scope, hour + 3_599_999, [call]);
    const reply = await client.send(
      new QueryCommand({
        TableName: tables.statisticsTable,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :partition',
        ExpressionAttributeValues: { ':partition': partition(scope, 'statistics') },
      }),
    );
    const expiries = reply.Items?.map((item) => item['expiresAt']);
    expect(expiries).toEqual([hour / 1000 + 3600 + 14 * DAY_SECONDS]);
  });
});
