import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { MemoryEntry } from '../../core/memory/entry.ts';
import type {
  AgentState,
  AgentStateReader,
  ListPosition,
  MemoryEnds,
  MemoryReader,
} from '../../core/memory/memory-store.ts';
import type { RankedLists, RankedToken } from '../../core/memory/ranked-lists.ts';
import { ATTRIBUTE, type MEMORY_INDEXES } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { toAgentState } from './agent-state.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';
import { fromEntryItem, fromIndexItem } from './memory-items.ts';
import { entrySortKey, timeKey } from './memory-keys.ts';
import { entriesOf, factsOfAll, indexQuery } from './memory-queries.ts';
import type { StateTable } from './state-item.ts';

/** Most bytes of content on one page of the list: a reply has to pass through a Step Functions state. */
const MOST_PAGE_BYTES = 180_000;

/** Memory reads on DynamoDB; all but `contents` are strongly consistent, so an agent reads its own writes at once. */
export function makeMemoryReader(table: StateTable): MemoryReader {
  return {
    list: (scope, limit, after) => list(table, scope, limit, after),
    get: async (scope, entryId) => {
      const key = itemKey(partition(scope, 'memory'), entrySortKey(entryId));
      const reply = await table.client.send(
        new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
      );
      return fromEntryItem(reply.Item)?.entry;
    },
    contents: async (scope, entryIds) => {
      const entries = await entriesOf(table, scope, entryIds, false);
      return new Map(entries.map(({ entryId, content }) => [entryId, content]));
    },
    rankedFacts: (scope) => factsOfAll(table, scope),
  };
}

/** First and last event time of an agent's memory, one entry from each end of the index. */
export function makeMemoryEnds(table: StateTable): MemoryEnds {
  const end = async (scope: Scope, isOldest: boolean) => {
    const query = { ...indexQuery(table, scope), ConsistentRead: true, ScanIndexForward: isOldest, Limit: 1 };
    const page = await table.client.send(new QueryCommand(query));
    return (page.Items ?? []).flatMap((item) => fromIndexItem(item) ?? []);
  };
  return { ends: async (scope) => (await Promise.all([end(scope, true), end(scope, false)])).flat() };
}

/** The two indexes as sorted lists, read at half the price: a moment old at most. */
export function makeRankedLists(table: StateTable): RankedLists {
  const page = async (
    scope: Scope,
    index: (typeof MEMORY_INDEXES)[number],
    limit: number,
    from?: RankedToken,
  ) => {
    const query = { ...indexQuery(table, scope, index), ScanIndexForward: false, Limit: limit };
    const reply = await table.client.send(new QueryCommand({ ...query, ExclusiveStartKey: from }));
    return {
      entries: (reply.Items ?? []).flatMap((item) => fromIndexItem(item) ?? []),
      next: reply.LastEvaluatedKey,
    };
  };
  return {
    byBase: (scope, limit, from) => page(scope, ATTRIBUTE.byBase, limit, from),
    byTime: (scope, limit, from) => page(scope, ATTRIBUTE.byTime, limit, from),
    oldest: async (scope) => {
      const reply = await table.client.send(new QueryCommand({ ...indexQuery(table, scope), Limit: 1 }));
      return fromIndexItem(reply.Items?.[0]);
    },
    state: (scope) => readAgentState(table, scope, false),
  };
}

/** Reads of the state item; strongly consistent. */
export function makeAgentStateReader(table: StateTable): AgentStateReader {
  return { state: (scope) => readAgentState(table, scope, true) };
}

async function readAgentState(table: StateTable, scope: Scope, consistent: boolean): Promise<AgentState> {
  const key = itemKey(partition(scope, 'memory'), STATE_SORT_KEY);
  const read = new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: consistent });
  return toAgentState((await table.client.send(read)).Item);
}

async function list(table: StateTable, scope: Scope, limit: number, after: ListPosition | undefined) {
  const partitionKey = partition(scope, 'memory');
  const page = await table.client.send(
    new QueryCommand({
      ...indexQuery(table, scope),
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: limit,
      ...(after === undefined
        ? {}
        : {
            ExclusiveStartKey: {
              ...itemKey(partitionKey, entrySortKey(after.entryId)),
              [ATTRIBUTE.byTime]: timeKey(after),
            },
          }),
    }),
  );
  const facts = (page.Items ?? []).flatMap((item) => fromIndexItem(item) ?? []);
  let bytes = 0;
  const shown = facts.filter(
    ({ sizeBytes }, position) => (bytes += sizeBytes) <= MOST_PAGE_BYTES || position === 0,
  );
  const entries = await entriesOf(
    table,
    scope,
    shown.map(({ entryId }) => entryId),
    true,
  );
  const last = shown.at(-1);
  const isLastPage =
    last === undefined || (shown.length === facts.length && page.LastEvaluatedKey === undefined);
  return { entries: sortedNewestFirst(entries), ...(isLastPage ? {} : { next: last }) };
}

function sortedNewestFirst(entries: MemoryEntry[]): MemoryEntry[] {
  return entries.sort((a, b) => b.timestampMs - a.timestampMs || b.sequence - a.sequence);
}
