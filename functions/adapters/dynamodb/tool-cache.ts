import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { endOf } from '../../core/stats/kept-items.ts';
import type { NoteKept } from '../../core/stats/statistics-ledger.ts';
import type { CachedResult, ToolCache, ToolLookup } from '../../core/tools/tool-cache.ts';
import { toAgentState } from './agent-state.ts';
import { batchGet } from './batch-get.ts';
import { packJson, unpackJson } from './compressed-json.ts';
import { countLive } from './count-live.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';

const ITEM_VERSION = 1;
/** Most bytes of a packed result with its dependencies: DynamoDB's 400 KB for an item, less room for the keys. */
const MOST_BYTES = 390 * 1024;

const resultSchema = z.object({
  [ATTRIBUTE.sort]: z.string(),
  result: z.instanceof(Uint8Array),
  dependencies: z.array(z.tuple([z.string(), z.number()])),
  expiresAtMs: z.number(),
  version: z.literal(ITEM_VERSION),
});

export interface ToolTables {
  readonly client: DynamoDBDocumentClient;
  readonly cacheTable: string;
  readonly memoryTable: string;
}

/** Tool results on DynamoDB, compressed, one item each under the cache key. */
export function makeToolCache(
  { client, cacheTable, memoryTable }: ToolTables,
  clock: Clock = Date.now,
  noteKept: NoteKept = () => {},
): ToolCache {
  const noteEnd = (scope: Scope, endMs: number, lifeMs: number, amount: 1 | -1) =>
    noteKept(scope, { cache: 'results', endSeconds: endOf(endMs, endMs - lifeMs), amount });
  return {
    find: async (scope, keys) => {
      const found = await batchGet(client, [
        {
          tableName: memoryTable,
          key: itemKey(partition(scope, 'memory'), STATE_SORT_KEY),
          consistent: true,
        },
        ...[...new Set(keys)].map((key) => ({
          tableName: cacheTable,
          key: itemKey(partition(scope, 'tools'), key),
        })),
      ]);
      const state = toAgentState(found.find(({ tableName }) => tableName === memoryTable)?.item);
      const items = found.flatMap(({ tableName, item }) => (tableName === cacheTable ? [item] : []));
      return { results: new Map(items.flatMap(fromItem)), state } satisfies ToolLookup;
    },
    store: async (scope, key, cached) => {
      const item = toItem(scope, key, cached);
      if (item === undefined) return false;
      const put = new PutCommand({ TableName: cacheTable, Item: item, ReturnValues: 'ALL_OLD' });
      const replaced = resultSchema.safeParse((await client.send(put)).Attributes).data;
      const lifeMs = cached.expiresAtMs - clock();
      noteEnd(scope, cached.expiresAtMs, lifeMs, 1);
      if (replaced !== undefined) noteEnd(scope, replaced.expiresAtMs, lifeMs, -1);
      return true;
    },
    count: (scope, nowMs) => countLive(client, cacheTable, partition(scope, 'tools'), nowMs),
  };
}

function toItem(scope: Scope, key: string, cached: CachedResult): Record<string, unknown> | undefined {
  const result = packJson(cached.result);
  const dependencies = Object.entries(cached.dependencies);
  if (result.byteLength + Buffer.byteLength(JSON.stringify(dependencies)) > MOST_BYTES) return undefined;
  return {
    ...itemKey(partition(scope, 'tools'), key),
    result,
    dependencies,
    expiresAtMs: cached.expiresAtMs,
    [ATTRIBUTE.expiresAt]: Math.ceil(cached.expiresAtMs / 1000),
    version: ITEM_VERSION,
  };
}

function fromItem(item: Record<string, unknown>): [string, CachedResult][] {
  const parsed = resultSchema.safeParse(item);
  if (!parsed.success) return [];
  const unpacked = unpackJson(parsed.data.result);
  if (unpacked === undefined) return [];
  const { sk, dependencies, expiresAtMs } = parsed.data;
  return [[sk, { result: unpacked.value, dependencies: Object.fromEntries(dependencies), expiresAtMs }]];
}
