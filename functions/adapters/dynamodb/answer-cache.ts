import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AnswerCache, AnswerLookup } from '../../core/answers/answer-store.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { toAgentState } from './agent-state.ts';
import { isClaimable, isNotBetter } from './answer-conditions.ts';
import {
  answerKey,
  fromAnswerItem,
  fromPendingItem,
  fromUnreadableItem,
  toAnswerItem,
  toPendingItem,
} from './answer-items.ts';
import { batchGet } from './batch-get.ts';
import { deleteOwned, putIf } from './conditional-put.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';

export interface AnswerTables {
  readonly client: DynamoDBDocumentClient;
  readonly cacheTable: string;
  readonly memoryTable: string;
}

/** Answers on DynamoDB: one item a question, which is first a claim and then the answer. */
export function makeAnswerCache(tables: AnswerTables, clock: Clock): AnswerCache {
  const { client, cacheTable } = tables;
  return {
    find: (scope, answerId) => find(tables, scope, answerId),
    read: async (scope, answerId) => {
      const key = answerKey(scope, answerId);
      return fromAnswerItem((await client.send(new GetCommand({ TableName: cacheTable, Key: key }))).Item);
    },
    claim: (scope, answerId, claim, over) =>
      putIf(client, cacheTable, toPendingItem(scope, answerId, claim), isClaimable(claim, over, clock())),
    release: async (scope, answerId, owner) =>
      void (await deleteOwned(client, cacheTable, answerKey(scope, answerId), owner)),
    store: async (scope, answer) => {
      if (answer.origin === 'precomputed')
        await client.send(new PutCommand({ TableName: cacheTable, Item: toAnswerItem(scope, answer) }));
      else await putIf(client, cacheTable, toAnswerItem(scope, answer), isNotBetter(answer));
    },
  };
}

async function find(tables: AnswerTables, scope: Scope, answerId: string): Promise<AnswerLookup> {
  const { client, cacheTable, memoryTable } = tables;
  const found = await batchGet(client, [
    { tableName: cacheTable, key: answerKey(scope, answerId) },
    { tableName: memoryTable, key: itemKey(partition(scope, 'memory'), STATE_SORT_KEY), consistent: true },
  ]);
  const item = found.find(({ tableName }) => tableName === cacheTable)?.item;
  const state = toAgentState(found.find(({ tableName }) => tableName === memoryTable)?.item);
  const stored = fromAnswerItem(item);
  const pending = fromPendingItem(item);
  const unreadable = stored === undefined ? fromUnreadableItem(item) : undefined;
  return {
    ...(stored === undefined ? {} : { stored }),
    ...(pending === undefined ? {} : { pending }),
    ...(unreadable === undefined ? {} : { unreadable }),
    state,
  };
}
