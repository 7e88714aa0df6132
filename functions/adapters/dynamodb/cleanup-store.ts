import { isLeaseOver } from '../../core/clock-bounds.ts';
import type { ClaimAnswer, CleanupStore, CleanupTask, DueCleanup } from '../../core/memory/cleanup-store.ts';
import type { Clock } from '../../core/ports.ts';
import { STATE } from './agent-state.ts';
import { backoff } from './backoff.ts';
import { finishCleanup } from './cleanup-end.ts';
import { keepPlan } from './cleanup-plan.ts';
import { evictEntries } from './evict-entries.ts';
import { partition } from './keys.ts';
import { memoryContended } from './memory-contended.ts';
import { runningCleanup } from './running-cleanup.ts';
import { readStateItem, type StateItem, type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate, type UpdateBuilder } from './update-expression.ts';

const MOST_TRIES = 12;

/**
 * Cleanups on DynamoDB: the state item says which one is under way, an item of its own holds the plan, and the write
 * that ends it takes the planned entries out of the totals under the condition that nobody has done so.
 */
export function makeCleanupStore(table: StateTable, clock: Clock): CleanupStore {
  return {
    claim: (scope, task, untilMs) => claim(table, partition(scope, 'memory'), task, untilMs, clock()),
    plan: (scope, task, victims) => keepPlan(table, partition(scope, 'memory'), task, victims, clock()),
    evict: (scope, { kind }, victims) =>
      evictEntries(table, partition(scope, 'memory'), victims, kind === 'forget', clock()),
    finish: (scope, task) => finishCleanup(table, partition(scope, 'memory'), task, clock()),
  };
}

async function claim(
  table: StateTable,
  partitionKey: string,
  task: CleanupTask,
  untilMs: number,
  nowMs: number,
): Promise<ClaimAnswer> {
  const update = makeUpdate();
  update.set(STATE.cleanup, update.value({ ...task, untilMs }));
  update.require(`attribute_not_exists(${update.name(STATE.cleanup)})`);
  if (task.due !== undefined) claimDue(update, task.due);
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    if ((await updateStateItem(table, partitionKey, update)) !== undefined) return { kind: 'mine' };
    const item = await readStateItem(table, partitionKey);
    const running = runningCleanup(item);
    if (running?.cleanupId === task.cleanupId) return { kind: 'mine' };
    if (task.due !== undefined && isDone(item, task.due)) return { kind: 'done' };
    if (running !== undefined)
      return { kind: 'busy', task: running, isAbandoned: isLeaseOver(running.untilMs, nowMs) };
    await backoff(attempt);
  }
  throw memoryContended();
}

/** The note of the addition holds the right to the cleanup and gives it up here; a count is cleaned for once ever. */
function claimDue(update: UpdateBuilder, { entryId, count }: DueCleanup): void {
  const right = STATE.noteCountPrefix + entryId;
  update.require(`${update.name(right)} = ${update.value(count)}`);
  update.remove(right);
  const cleaned = STATE.cleanedPrefix + count;
  update.require(`attribute_not_exists(${update.name(cleaned)})`);
  update.set(cleaned, update.value(1));
}

function isDone(item: StateItem, { entryId, count }: DueCleanup): boolean {
  return item?.[STATE.noteCountPrefix + entryId] !== count || item[STATE.cleanedPrefix + count] !== undefined;
}
