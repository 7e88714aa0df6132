import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { endInSteps } from '../../core/stats/kept-items.ts';
import type { CachedResult, Lease, LeaseEnd, RunningCall } from '../../core/tools/tool-cache.ts';
import { packJson, unpackJson } from './compressed-json.ts';
import { itemKey, partition } from './keys.ts';

/** Version of the items that are written; those of another are not read. */
export const ITEM_VERSION = 1;
/** Most bytes of a packed result with its dependencies: DynamoDB's 400 KB for an item, less room for the keys. */
const MOST_BYTES = 390 * 1024;
/** How long the note of a call stays readable after its lease has ended. */
const NOTE_KEPT_MS = 10 * 60_000;

const resultSchema = lazily(() =>
  z.object({
    version: z.literal(ITEM_VERSION),
    result: z.instanceof(Uint8Array),
    dependencies: z.array(z.tuple([z.string(), z.number()])),
    expiresAtMs: z.number(),
    owner: z.string(),
  }),
);

/** Short names: an item of a kilobyte has to stay one. */
const countedSchema = lazily(() => z.object({ expiresAtMs: z.number(), step: z.number() }));

const leaseSchema = lazily(() =>
  z.object({
    version: z.literal(ITEM_VERSION),
    owner: z.string(),
    leaseUntilMs: z.number(),
    end: z.optional(
      z.object({
        atMs: z.number(),
        failure: z.optional(z.object({ code: z.string(), message: z.string() })),
      }),
    ),
  }),
);

/** What an item under a cache key is; of one that cannot be read its owner, if that much can be. */
export type ToolItem =
  | { readonly kind: 'result'; readonly cached: CachedResult }
  | { readonly kind: 'lease'; readonly running: RunningCall }
  | { readonly kind: 'unreadable'; readonly owner: string | undefined };

/** Primary key of the result, or of the lease on it, under the cache key. */
export function toolKey(scope: Scope, key: string): Record<string, string> {
  return itemKey(partition(scope, 'tools'), key);
}

/** Item of a result, with the `step` in which the statistics know its end; undefined for one that DynamoDB could not hold. */
export function toResultItem(
  scope: Scope,
  key: string,
  cached: CachedResult,
  step: number,
): Record<string, unknown> | undefined {
  const result = packJson(cached.result);
  const dependencies = Object.entries(cached.dependencies);
  if (result.byteLength + Buffer.byteLength(JSON.stringify(dependencies)) > MOST_BYTES) return undefined;
  return {
    ...toolKey(scope, key),
    result,
    dependencies,
    expiresAtMs: cached.expiresAtMs,
    step,
    owner: cached.owner,
    [ATTRIBUTE.expiresAt]: Math.ceil(cached.expiresAtMs / 1000),
    version: ITEM_VERSION,
  };
}

/** Epoch second until which the statistics count the result of an item; undefined for an item without one. */
export function endSecondsOf(item: unknown): number | undefined {
  const { data } = countedSchema().safeParse(item);
  return data === undefined ? undefined : endInSteps(data.expiresAtMs, data.step);
}

/** Item of a lease, in the place where the result will be; with `end` of one that is over. */
export function toLeaseItem(
  scope: Scope,
  key: string,
  { owner, leaseUntilMs }: Lease,
  end?: LeaseEnd,
): Record<string, unknown> {
  return {
    ...toolKey(scope, key),
    owner,
    leaseUntilMs,
    ...(end === undefined ? {} : { end }),
    [ATTRIBUTE.expiresAt]: Math.ceil((leaseUntilMs + NOTE_KEPT_MS) / 1000),
    version: ITEM_VERSION,
  };
}

/** What the item holds. */
export function fromToolItem(item: Record<string, unknown>): ToolItem {
  const cached = toCached(item);
  if (cached !== undefined) return { kind: 'result', cached };
  const lease = leaseSchema().safeParse(item);
  if (lease.success) {
    const { owner, leaseUntilMs, end } = lease.data;
    return { kind: 'lease', running: { owner, leaseUntilMs, ...(end === undefined ? {} : { end }) } };
  }
  const owner = item['owner'];
  return { kind: 'unreadable', owner: typeof owner === 'string' ? owner : undefined };
}

function toCached(item: Record<string, unknown>): CachedResult | undefined {
  const { data } = resultSchema().safeParse(item);
  const unpacked = data === undefined ? undefined : unpackJson(data.result);
  if (data === undefined || unpacked === undefined) return undefined;
  const { dependencies, expiresAtMs, owner } = data;
  return { result: unpacked.value, dependencies: Object.fromEntries(dependencies), expiresAtMs, owner };
}
