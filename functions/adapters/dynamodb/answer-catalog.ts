import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AnswerCatalog } from '../../core/answers/answer-store.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { ANSWER_PREFIX, fromAnswerItem } from './answer-items.ts';
import { deleteAll } from './batch-delete.ts';
import { countLive } from './count-live.ts';
import { itemKey, partition } from './keys.ts';
import { queryAll } from './query-all.ts';

/** The operators' side of the stored answers; each call reads all answers of the agent. */
export function makeAnswerCatalog(client: DynamoDBDocumentClient, cacheTable: string): AnswerCatalog {
  const all = (scope: Scope) => ({
    TableName: cacheTable,
    ConsistentRead: true,
    KeyConditionExpression: `${ATTRIBUTE.partition} = :partition AND begins_with(${ATTRIBUTE.sort}, :answers)`,
    ExpressionAttributeValues: { ':partition': partition(scope, 'answers'), ':answers': ANSWER_PREFIX },
  });
  return {
    list: async (scope, limit) => {
      const items = await queryAll(client, all(scope));
      const answers = items.flatMap((item) => fromAnswerItem(item) ?? []);
      return answers.sort((a, b) => b.answeredAtMs - a.answeredAtMs).slice(0, limit);
    },
    clear: async (scope) => {
      const items = await queryAll(client, all(scope));
      const keys = items.map((item) => itemKey(partition(scope, 'answers'), String(item[ATTRIBUTE.sort])));
      await deleteAll(client, cacheTable, keys);
      return items.filter((item) => fromAnswerItem(item) !== undefined).length;
    },
    count: (scope, nowMs) => countLive(client, cacheTable, partition(scope, 'answers'), nowMs),
  };
}
