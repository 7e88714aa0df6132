import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe } from 'vitest';
import { partition } from '../../functions/adapters/dynamodb/keys.ts';
import { makeStatisticsCompactor } from '../../functions/adapters/dynamodb/statistics-compactor.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { useDynamodb } from '../support/dynamodb.ts';
import { makeStatisticsStore } from '../support/statistics-store.ts';
import { statisticsCompactionContract } from './statistics-compaction.contract.ts';
import { statisticsStoreContract } from './statistics-store.contract.ts';

const dynamodb = useDynamodb();

describe('statistics on DynamoDB', () => {
  statisticsStoreContract(() => makeStatisticsStore(dynamodb.connect(), dynamodb.statisticsTable));
});

describe('compaction on DynamoDB', () => {
  statisticsCompactionContract(() => {
    const table = { client: dynamodb.connect(), tableName: dynamodb.statisticsTable };
    return {
      store: makeStatisticsStore(table.client, table.tableName),
      compactor: makeStatisticsCompactor(table, Date.now),
      compactHours: (scope) => countCompact(scope),
    };
  });
});

async function countCompact(scope: Scope): Promise<number> {
  const reply = await dynamodb.connect().send(
    new QueryCommand({
      TableName: dynamodb.statisticsTable,
      ConsistentRead: true,
      Select: 'COUNT',
      KeyConditionExpression: 'pk = :partition AND begins_with(sk, :compact)',
      ExpressionAttributeValues: { ':partition': partition(scope, 'statistics'), ':compact': 'compact#' },
    }),
  );
  return reply.Count ?? 0;
}
