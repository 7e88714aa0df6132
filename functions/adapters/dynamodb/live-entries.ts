import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { MemoryEntry } from '../../core/memory/entry.ts';
import type { LiveEntries } from '../../core/memory/live-entries.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { partition } from './keys.ts';
import { fromEntryItem, fromIndexItem } from './memory-items.ts';
import { entrySortKey } from './memory-keys.ts';
import { entriesOf, factsOfAll, indexQuery } from './memory-queries.ts';
import type { StateTable } from './state-item.ts';

/** What an instance follows the entries of an agent by, on DynamoDB. */
export function makeLiveEntries(table: StateTable): LiveEntries {
  return {
    newest: async (scope, limit) => {
      const query = {
        ...indexQuery(table, scope),
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit,
      };
      const page = await table.client.send(new QueryCommand(query));
      return (page.Items ?? []).flatMap((item) => fromIndexItem(item) ?? []);
    },
    all: (scope) => factsOfAll(table, scope),
    byId: (scope, entryIds) => entriesOf(table, scope, entryIds, true),
    pages: (scope) => pages(table, scope),
  };
}

async function* pages(table: StateTable, scope: Scope): AsyncGenerator<MemoryEntry[]> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: `${ATTRIBUTE.partition} = :partition AND begins_with(${ATTRIBUTE.sort}, :entries)`,
        ExpressionAttributeValues: { ':partition': partition(scope, 'memory'), ':entries': entrySortKey('') },
        ExclusiveStartKey: start,
      }),
    );
    yield (page.Items ?? []).flatMap((item) => fromEntryItem(item)?.entry ?? []);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
