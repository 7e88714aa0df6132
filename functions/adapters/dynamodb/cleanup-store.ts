import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { ClaimAnswer, CleanupStore, CleanupTask } from '../../core/memory/cleanup-store.ts';
import type { RankedFacts } from '../../core/memory/entry.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { STATE, toAgentState } from './agent-state.ts';
import { packJson, unpackJson } from './compressed-json.ts';
import { evictEntries } from './evict-entries.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';
import type { StateTable } from './memory-reservation.ts';
import { toUncounted, uncountedSchema, uncountInto } from './uncount.ts';
import { makeUpdate } from './update-expression.ts';

/** How many multiples back the note that one was cleaned for is kept; nobody comes that late. */
const NOTES_KEPT = 20;
const PLAN_KEPT_SECONDS = 3600;

const taskSchema = z.object({
  cleanupId: z.string(),
  kind: z.enum(['scored', 'cap', 'budget']),
  beforeSequence: z.number(),
  multiple: z.optional(z.number()),
  untilMs: z.number(),
});

const planSchema = z.object({ plan: z.instanceof(Uint8Array) });
const plannedSchema = z.object({ sequences: z.array(z.number()), uncounted: uncountedSchema });

/**
 * Cleanups on DynamoDB: the state item says which one is under way, an item of its own holds the plan, and the write
 * that ends it takes the planned entries out of the totals under the condition that nobody has done so.
 */
export function makeCleanupStore(table: StateTable, clock: Clock): CleanupStore {
  return {
    claim: (scope, task, untilMs) => claim(table, scope, task, untilMs, clock()),
    plan: async (scope, cleanupId, victims) =>
      new Set((await keepPlan(table, scope, cleanupId, victims, clock())).sequences),
    evict: (scope, victims) => evictEntries(table, partition(scope, 'memory'), victims, clock()),
    finish: (scope, cleanupId) => finish(table, scope, cleanupId),
  };
}

async function claim(
  table: StateTable,
  scope: Scope,
  task: CleanupTask,
  untilMs: number,
  nowMs: number,
): Promise<ClaimAnswer> {
  const update = makeUpdate();
  update.set(STATE.cleanup, update.value({ ...task, untilMs }));
  update.require(`attribute_not_exists(${update.name(STATE.cleanup)})`);
  const note = task.multiple === undefined ? undefined : STATE.cleanedPrefix + task.multiple;
  if (note !== undefined) {
    update.set(note, update.value(nowMs));
    update.require(`attribute_not_exists(${update.name(note)})`);
  }
  try {
    await updateState(table, scope, update.build());
    return { kind: 'mine' };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
  const item = await readState(table, scope);
  if (note !== undefined && item?.[note] !== undefined) return { kind: 'done' };
  const running = taskSchema.safeParse(item?.[STATE.cleanup]).data;
  if (running === undefined) return await claim(table, scope, task, untilMs, nowMs);
  const { untilMs: runningUntilMs, ...other } = running;
  return { kind: 'busy', task: other, isAbandoned: runningUntilMs <= nowMs };
}

/** Writes the plan unless there is one; what DynamoDB has is the plan. */
async function keepPlan(
  table: StateTable,
  scope: Scope,
  cleanupId: string,
  victims: readonly RankedFacts[],
  nowMs: number,
): Promise<z.infer<typeof plannedSchema>> {
  const planned = { sequences: victims.map(({ sequence }) => sequence), uncounted: toUncounted(victims) };
  const item = {
    ...planKey(scope, cleanupId),
    plan: packJson(planned),
    [ATTRIBUTE.expiresAt]: Math.ceil(nowMs / 1000) + PLAN_KEPT_SECONDS,
  };
  const condition = `attribute_not_exists(${ATTRIBUTE.partition})`;
  try {
    await table.client.send(
      new PutCommand({ TableName: table.tableName, Item: item, ConditionExpression: condition }),
    );
    return planned;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return await readPlan(table, scope, cleanupId);
  }
}

async function finish(table: StateTable, scope: Scope, cleanupId: string) {
  const { sequences, uncounted } = await readPlan(table, scope, cleanupId);
  const before = await readState(table, scope);
  const update = makeUpdate();
  uncountInto(update, uncounted);
  update.add(STATE.evictedEntries, sequences.length);
  update.require(`${update.name(STATE.cleanup)}.${update.name('cleanupId')} = ${update.value(cleanupId)}`);
  update.remove(STATE.cleanup);
  for (const note of staleNotes(before)) update.remove(note);
  try {
    return toAgentState((await updateState(table, scope, update.build())).Attributes);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return toAgentState(await readState(table, scope));
  }
}

function staleNotes(state: Record<string, unknown> | undefined): string[] {
  const notes = Object.keys(state ?? {}).filter((name) => name.startsWith(STATE.cleanedPrefix));
  return notes.sort((a, b) => multipleOf(b) - multipleOf(a)).slice(NOTES_KEPT);
}

async function readPlan(
  table: StateTable,
  scope: Scope,
  cleanupId: string,
): Promise<z.infer<typeof plannedSchema>> {
  const key = planKey(scope, cleanupId);
  const reply = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  return plannedSchema.parse(unpackJson(planSchema.parse(reply.Item).plan)?.value);
}

function multipleOf(note: string): number {
  return Number(note.slice(STATE.cleanedPrefix.length));
}

function planKey(scope: Scope, cleanupId: string): Record<string, string> {
  return itemKey(partition(scope, 'memory'), `cleanup#${cleanupId}`);
}

async function readState(table: StateTable, scope: Scope): Promise<Record<string, unknown> | undefined> {
  const key = itemKey(partition(scope, 'memory'), STATE_SORT_KEY);
  const reply = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  return reply.Item;
}

async function updateState(
  table: StateTable,
  scope: Scope,
  update: ReturnType<ReturnType<typeof makeUpdate>['build']>,
) {
  const key = itemKey(partition(scope, 'memory'), STATE_SORT_KEY);
  return await table.client.send(
    new UpdateCommand({ TableName: table.tableName, Key: key, ReturnValues: 'ALL_NEW', ...update }),
  );
}
