import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { endInSteps, stepOf } from '../../core/stats/kept-items.ts';
import type { NoteKept } from '../../core/stats/statistics-ledger.ts';
import type { CachedResult, RunningCall, ToolCache, ToolLookup } from '../../core/tools/tool-cache.ts';
import { toAgentState } from './agent-state.ts';
import { batchGet } from './batch-get.ts';
import { type Condition, deleteOwned, isOwnedBy, replaceIf } from './conditional-put.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';
import { isFree } from './tool-conditions.ts';
import { endSecondsOf, fromToolItem, toLeaseItem, toolKey, toResultItem } from './tool-items.ts';

export interface ToolTables {
  readonly client: DynamoDBDocumentClient;
  readonly cacheTable: string;
  readonly memoryTable: string;
}

/** Tool results on DynamoDB, compressed: one item under each cache key, which is first a lease and then the result. */
export function makeToolCache(tables: ToolTables, clock: Clock, noteKept: NoteKept = () => {}): ToolCache {
  const { client, cacheTable } = tables;
  const note = (scope: Scope, endSeconds: number, amount: 1 | -1) =>
    noteKept(scope, { cache: 'results', endSeconds, amount });
  const put = async (scope: Scope, item: Record<string, unknown>, condition: Condition) => {
    const old = await replaceIf(client, cacheTable, item, condition);
    // A result of the same owner is this very one, put by an attempt whose reply was lost.
    const replacedEndSeconds = old?.['owner'] === item['owner'] ? undefined : endSecondsOf(old);
    if (replacedEndSeconds !== undefined) note(scope, replacedEndSeconds, -1);
    return old !== undefined;
  };
  return {
    find: (scope, keys) => find(tables, scope, keys),
    claim: (scope, key, lease, over) =>
      put(scope, toLeaseItem(scope, key, lease), isFree(lease.owner, over, clock())),
    store: async (scope, key, cached, over) => {
      const step = stepOf(cached.expiresAtMs, clock());
      const item = toResultItem(scope, key, cached, step);
      if (item === undefined) return 'oversize';
      if (!(await put(scope, item, isFree(cached.owner, over, clock())))) return 'superseded';
      note(scope, endInSteps(cached.expiresAtMs, step), 1);
      return 'stored';
    },
    release: async (scope, key, owner, end) => {
      if (end === undefined) await deleteOwned(client, cacheTable, toolKey(scope, key), owner);
      else {
        const over = { owner, leaseUntilMs: end.atMs };
        await put(scope, toLeaseItem(scope, key, over, end), isOwnedBy(owner));
      }
    },
  };
}

async function find(
  { client, cacheTable, memoryTable }: ToolTables,
  scope: Scope,
  keys: readonly string[],
): Promise<ToolLookup> {
  const found = await batchGet(client, [
    {
      tableName: memoryTable,
      key: itemKey(partition(scope, 'memory'), STATE_SORT_KEY),
      consistent: true,
      isVital: true,
    },
    ...[...new Set(keys)].map((key) => ({ tableName: cacheTable, key: toolKey(scope, key) })),
  ]);
  const results = new Map<string, CachedResult>();
  const running = new Map<string, RunningCall>();
  const unreadable = new Map<string, string | undefined>();
  for (const { tableName, item } of found) {
    if (tableName !== cacheTable) continue;
    const key = String(item[ATTRIBUTE.sort]);
    const content = fromToolItem(item);
    if (content.kind === 'result') results.set(key, content.cached);
    else if (content.kind === 'lease') running.set(key, content.running);
    else unreadable.set(key, content.owner);
  }
  const state = toAgentState(found.find(({ tableName }) => tableName === memoryTable)?.item);
  return { results, running, unreadable, state };
}
