import type { CleanupTask } from '../../core/memory/cleanup-store.ts';
import type { AgentState } from '../../core/memory/memory-store.ts';
import { closeNote, notesOf } from './addition-notes.ts';
import { numberOf, numbersUnder, STATE, toAgentState } from './agent-state.ts';
import { backoff } from './backoff.ts';
import { markEnded, type Planned, readPlan } from './cleanup-plan.ts';
import { raiseAll } from './dataset-versions.ts';
import { forgottenIn } from './forgotten-notes.ts';
import { addLive, liveSum } from './live-totals.ts';
import { memoryContended } from './memory-contended.ts';
import { type RunningCleanup, runningCleanup } from './running-cleanup.ts';
import { readStateItem, type StateItem, type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate, type UpdateBuilder } from './update-expression.ts';

/** An update expression may have 4 KB and 300 operators. */
const MOST_IN_ONE_WRITE = 100;
const MOST_TRIES = 12;
/** How many counts that were cleaned for stay noted. */
const CLEANED_KEPT = 20;

/**
 * Ends the cleanup: one write takes what was planned out of the totals, under the condition that the cleanup is still
 * under way and that no entry was forgotten since the state was read, because such an entry is out of them already.
 */
export async function finishCleanup(
  table: StateTable,
  partitionKey: string,
  { cleanupId, kind }: CleanupTask,
  nowMs: number,
): Promise<AgentState> {
  const planned = await readPlan(table, partitionKey, cleanupId);
  if (planned !== undefined) await raiseAll(table, partitionKey, planned.datasets);
  for (let attempt = 1; attempt <= MOST_TRIES; ) {
    const state = await readStateItem(table, partitionKey);
    const running = runningCleanup(state);
    if (planned === undefined || running?.cleanupId !== cleanupId) return toAgentState(state);
    const { update, isEnd } = nextStep(running, planned, state, kind !== 'forget');
    const written = await updateStateItem(table, partitionKey, update);
    if (written === undefined) await backoff(attempt++);
    else if (isEnd) {
      await markEnded(table, partitionKey, cleanupId, nowMs);
      return toAgentState(written);
    }
  }
  throw memoryContended();
}

/** What is too much for one write goes before it: more notes to close, or more stages to uncount, than have room. */
function nextStep(running: RunningCleanup, planned: Planned, state: StateItem, isEviction: boolean) {
  const sequences = new Set(planned.sequences);
  const notes = notesOf(state).filter(
    ({ sequence, share }) => share !== undefined && sequences.has(sequence),
  );
  const stages = planned.live.stages.slice(running.stagesDone ?? 0);
  const update = makeUpdate();
  const cleanup = update.name(STATE.cleanup);
  update.require(`${cleanup}.${update.name('cleanupId')} = ${update.value(running.cleanupId)}`);
  if (notes.length > MOST_IN_ONE_WRITE) {
    for (const note of notes.slice(0, MOST_IN_ONE_WRITE)) closeNote(update, note);
    return { update, isEnd: false };
  }
  update.require(
    running.stagesDone === undefined
      ? `attribute_not_exists(${cleanup}.${update.name('stagesDone')})`
      : `${cleanup}.${update.name('stagesDone')} = ${update.value(running.stagesDone)}`,
  );
  if (stages.length > MOST_IN_ONE_WRITE) {
    const done = (running.stagesDone ?? 0) + MOST_IN_ONE_WRITE;
    update.set(STATE.cleanup, update.value({ ...running, stagesDone: done }));
    addLive(update, { ...NOTHING, stages: stages.slice(0, MOST_IN_ONE_WRITE) }, -1);
    return { update, isEnd: false };
  }
  endInto(update, { ...planned, live: { ...planned.live, stages } }, state, isEviction);
  for (const note of notes) closeNote(update, note);
  return { update, isEnd: true };
}

const NOTHING = { entries: 0, bytes: 0, volumeGb: 0, importance: 0 };

function endInto(update: UpdateBuilder, planned: Planned, state: StateItem, isEviction: boolean): void {
  const sequences = new Set(planned.sequences);
  const forgotten = [...forgottenIn(state).values()].filter(({ sequence }) => sequences.has(sequence));
  addLive(update, planned.live, -1);
  addLive(update, liveSum(forgotten.map(({ share }) => share)), 1);
  if (isEviction) update.add(STATE.evictedEntries, sequences.size - forgotten.length);
  update.add(STATE.cleanupRevision, 1);
  update.remove(STATE.cleanup);
  for (const note of oldCleanedNotes(state)) update.remove(note);
  update.requireNumber(STATE.uncountRevision, numberOf(state, STATE.uncountRevision));
}

/** A count comes again only while additions are taken back that were counted at the same time. */
function oldCleanedNotes(state: StateItem): string[] {
  const counts = [...numbersUnder(state, STATE.cleanedPrefix).keys()];
  return counts
    .sort((a, b) => Number(b) - Number(a))
    .slice(CLEANED_KEPT)
    .map((count) => STATE.cleanedPrefix + count);
}
