import type { MemoryEntry, RankedFacts } from '../../core/memory/entry.ts';
import { ATTRIBUTE, type MEMORY_INDEXES } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { batchGet } from './batch-get.ts';
import { itemKey, partition } from './keys.ts';
import { fromEntryItem, fromIndexItem } from './memory-items.ts';
import { entrySortKey } from './memory-keys.ts';
import { queryAll } from './query-all.ts';
import type { StateTable } from './state-item.ts';

/** Those of the entries that live, in no order. */
export async function entriesOf(
  table: StateTable,
  scope: Scope,
  entryIds: readonly string[],
  consistent: boolean,
): Promise<MemoryEntry[]> {
  const partitionKey = partition(scope, 'memory');
  const keys = entryIds.map((id) => ({
    tableName: table.tableName,
    key: itemKey(partitionKey, entrySortKey(id)),
    consistent,
  }));
  const found = await batchGet(table.client, keys);
  return found.flatMap(({ item }) => fromEntryItem(item)?.entry ?? []);
}

/** What ranking needs of every live entry, in no order, as of now; a read for each megabyte of the index. */
export async function factsOfAll(table: StateTable, scope: Scope): Promise<RankedFacts[]> {
  const items = await queryAll(table.client, { ...indexQuery(table, scope), ConsistentRead: true });
  return items.flatMap((item) => fromIndexItem(item) ?? []);
}

/** A query of all that an index of an agent's memory has, by default the one by event time. */
export function indexQuery(
  table: StateTable,
  scope: Scope,
  index: (typeof MEMORY_INDEXES)[number] = ATTRIBUTE.byTime,
) {
  return {
    TableName: table.tableName,
    IndexName: index,
    KeyConditionExpression: `${ATTRIBUTE.partition} = :partition`,
    ExpressionAttributeValues: { ':partition': partition(scope, 'memory') },
  };
}
