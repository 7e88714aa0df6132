import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { EFFECT_KEPT_MS, type EffectRecord, type EffectRecords } from '../../core/tools/effect-records.ts';
import { packJson, unpackJson } from './compressed-json.ts';
import { type Condition, deleteOwned, isOwnedBy, putIf, toNames } from './conditional-put.ts';
import { itemKey, partition } from './keys.ts';

const ITEM_VERSION = 1;
/** Most bytes of a packed result: DynamoDB's 400 KB for an item, less room for the rest. */
const MOST_BYTES = 390 * 1024;
/** A key stays tied to its body longer than any effect under it is recorded. */
const BOUND_MS = EFFECT_KEPT_MS + 3_600_000;

const facts = { version: z.literal(ITEM_VERSION), keptUntilMs: z.number(), owner: z.string() };

const itemSchema = lazily(() =>
  z.union([
    z.object({ ...facts, kind: z.literal('running'), untilMs: z.number() }),
    z.object({ ...facts, kind: z.literal('done'), result: z.instanceof(Uint8Array) }),
    z.object({ ...facts, kind: z.literal('unknown') }),
  ]),
);

/** Records of effects on DynamoDB, one item each, in a partition of their own of the cache table. */
export function makeEffectRecords(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock,
): EffectRecords {
  const create = (key: Key, content: Record<string, unknown>, keptMs: number) =>
    putIf(client, tableName, toItem(key, content, clock() + keptMs), isVacant(clock()));
  const replace = (key: Key, owner: string, content: Record<string, unknown>) =>
    putIf(client, tableName, toItem(key, { owner, ...content }, clock() + EFFECT_KEPT_MS), isOwnedBy(owner));
  const get = async (key: Key): Promise<Record<string, unknown> | undefined> => {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    return item;
  };
  return {
    bind: async (scope, keyHash, fingerprint) => {
      const key = effectItemKey(scope, keyHash);
      if (await create(key, { fingerprint }, BOUND_MS)) return fingerprint;
      const bound = (await get(key))?.['fingerprint'];
      return typeof bound === 'string' ? bound : '';
    },
    begin: async (scope, effectKey, { owner, untilMs }) => {
      const key = effectItemKey(scope, effectKey);
      if (await create(key, { kind: 'running', owner, untilMs }, EFFECT_KEPT_MS)) return undefined;
      const item = await get(key);
      // Its own note stands there when the SDK repeated a write whose reply was lost.
      return item?.['owner'] === owner ? undefined : toRecord(item);
    },
    read: async (scope, effectKey) => {
      const item = await get(effectItemKey(scope, effectKey));
      return item === undefined ? undefined : toRecord(item);
    },
    finish: async (scope, effectKey, owner, outcome) => {
      const key = effectItemKey(scope, effectKey);
      const result = outcome.kind === 'done' ? packJson(outcome.result) : undefined;
      const isKept = result === undefined || result.byteLength <= MOST_BYTES;
      if (result !== undefined && isKept) await replace(key, owner, { kind: 'done', result });
      else await replace(key, owner, { kind: 'unknown' });
      return isKept;
    },
    cancel: async (scope, effectKey, owner) =>
      void (await deleteOwned(client, tableName, effectItemKey(scope, effectKey), owner)),
  };
}

type Key = ReturnType<typeof itemKey>;

function effectItemKey(scope: Scope, key: string): Key {
  return itemKey(partition(scope, 'effects'), key);
}

function toItem(key: Key, content: Record<string, unknown>, keptUntilMs: number): Record<string, unknown> {
  return {
    ...key,
    ...content,
    keptUntilMs,
    [ATTRIBUTE.expiresAt]: Math.ceil(keptUntilMs / 1000),
    version: ITEM_VERSION,
  };
}

/** There is nothing, or a record past its time that DynamoDB has not deleted yet. */
function isVacant(nowMs: number): Condition {
  return {
    ConditionExpression: 'attribute_not_exists(#partition) OR #keptUntilMs <= :now',
    ExpressionAttributeNames: { '#partition': ATTRIBUTE.partition, ...toNames(['keptUntilMs']) },
    ExpressionAttributeValues: { ':now': nowMs },
  };
}

/** What cannot be read, or is gone between two looks, leaves everything open: it must not be taken for nothing. */
function toRecord(item: Record<string, unknown> | undefined): EffectRecord {
  const parsed = itemSchema().safeParse(item);
  if (!parsed.success) return { kind: 'unknown' };
  const record = parsed.data;
  switch (record.kind) {
    case 'running':
      return { kind: 'running', owner: record.owner, untilMs: record.untilMs };
    case 'done': {
      const unpacked = unpackJson(record.result);
      return unpacked === undefined ? { kind: 'unknown' } : { kind: 'done', result: unpacked.value };
    }
    case 'unknown':
      return { kind: 'unknown' };
    default:
      return record satisfies never;
  }
}
