import * as z from 'zod/mini';
import { STATE } from '../../../functions/adapters/dynamodb/agent-state.ts';
import { unpackJson } from '../../../functions/adapters/dynamodb/compressed-json.ts';
import { partition } from '../../../functions/adapters/dynamodb/keys.ts';
import { fromEntryItem } from '../../../functions/adapters/dynamodb/memory-items.ts';
import type { Scope } from '../../../functions/core/scope.ts';
import type { Sent } from './instance.ts';
import { toPlain } from './to-plain.ts';

/** What became of an agent's entries, by their sequences, as the writes that DynamoDB carried out say. */
export interface MemoryHistory {
  readonly stored: ReadonlySet<number>;
  /** Planned to go by a cleanup that counts them as evicted. */
  readonly evicted: ReadonlySet<number>;
  readonly forgotten: ReadonlySet<number>;
  /** The processing counts that a cleanup was begun for, in order. */
  readonly cleanedFor: readonly number[];
}

const putSchema = z.object({ Item: z.record(z.string(), z.unknown()) });
const updateSchema = z.object({
  Key: z.record(z.string(), z.unknown()),
  ExpressionAttributeNames: z.record(z.string(), z.string()),
  ExpressionAttributeValues: z._default(z.record(z.string(), z.unknown()), {}),
});
const taskSchema = z.object({
  cleanupId: z.string(),
  kind: z.string(),
  beforeSequence: z.number(),
  due: z.optional(z.object({ count: z.number() })),
});
const planSchema = z.object({ sequences: z.array(z.number()) });

const PLAN_PREFIX = 'cleanup#';

/** Reads it from the requests. */
export function memoryHistory(history: readonly Sent[], scope: Scope): MemoryHistory {
  const ofAgent = history.filter(({ isApplied }) => isApplied);
  const partitionKey = partition(scope, 'memory');
  const stored = new Set<number>();
  const evicted = new Set<number>();
  const forgotten = new Set<number>();
  const cleanedFor: number[] = [];
  const kinds = new Map<string, string>();
  for (const { operation, input } of ofAgent) {
    const item = operation === 'PutItem' ? plainRecord(putSchema.parse(input).Item) : undefined;
    if (item?.['pk'] === partitionKey) {
      const entry = fromEntryItem(item)?.entry;
      if (entry !== undefined) stored.add(entry.sequence);
      const kind = kinds.get(String(item['sk']).slice(PLAN_PREFIX.length));
      for (const sequence of plannedIn(item)) (kind === 'forget' ? forgotten : evicted).add(sequence);
    }
    const update = operation === 'UpdateItem' ? updateSchema.parse(input) : undefined;
    if (update === undefined || toPlain(update.Key['pk']) !== partitionKey) continue;
    const names = Object.values(update.ExpressionAttributeNames);
    if (names.includes(STATE.uncountRevision))
      for (const name of names)
        if (name.startsWith(STATE.forgottenPrefix))
          forgotten.add(Number(name.slice(STATE.forgottenPrefix.length)));
    for (const value of Object.values(update.ExpressionAttributeValues)) {
      const task = taskSchema.safeParse(toPlain(value)).data;
      if (task === undefined || kinds.has(task.cleanupId)) continue;
      kinds.set(task.cleanupId, task.kind);
      if (task.due !== undefined) cleanedFor.push(task.due.count);
    }
  }
  return { stored, evicted, forgotten, cleanedFor };
}

function plannedIn(item: Readonly<Record<string, unknown>>): readonly number[] {
  const { plan } = item;
  if (!(plan instanceof Uint8Array)) return [];
  return planSchema.parse(unpackJson(plan)?.value).sequences;
}

function plainRecord(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toPlain(value)]));
}
