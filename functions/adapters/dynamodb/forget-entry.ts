import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { RankedFacts } from '../../core/memory/entry.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { closeNote, notesOf } from './addition-notes.ts';
import { numberOf, STATE } from './agent-state.ts';
import { backoff } from './backoff.ts';
import { datasetCounts, raiseInto } from './dataset-versions.ts';
import { type ForgottenNote, forgottenIn, noteForgotten, staleForgotten } from './forgotten-notes.ts';
import { itemKey, partition } from './keys.ts';
import { addLive, liveSum } from './live-totals.ts';
import { memoryContended } from './memory-contended.ts';
import { fence, fromIndexItem } from './memory-items.ts';
import { entrySortKey } from './memory-keys.ts';
import { type EntryPlace, replaceEntry } from './replace-entry.ts';
import { readStateItem, type StateItem, type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate } from './update-expression.ts';

const MOST_TRIES = 12;

/**
 * Forgets one entry: the totals give it up and note so, then it is deleted. The note makes a repeat after a crash
 * between the two delete it without counting again, and tells a cleanup that planned for the entry that it is out of
 * the totals already. The state is read before the entry: the entry was then live at that state, and the update requires
 * that no cleanup has ended since. The fence that takes the entry's place keeps late requests of its addition out. True for the one caller that took it out of the totals.
 */
export async function forgetEntry(
  table: StateTable,
  scope: Scope,
  entryId: string,
  clock: Clock,
): Promise<boolean> {
  const partitionKey = partition(scope, 'memory');
  const token = randomUUID().slice(0, 8);
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const state = await readStateItem(table, partitionKey);
    const entry = await readFacts(table, partitionKey, entryId);
    if (entry === undefined) return false;
    if (numberOf(state, STATE.sequence) < entry.sequence) continue;
    const noted = forgottenIn(state).get(entry.sequence);
    if (noted !== undefined || (await uncount(table, partitionKey, entry, state, clock(), token))) {
      await remove(table, partitionKey, entry, clock());
      return noted === undefined || noted.token === token;
    }
    await backoff(attempt);
  }
  throw memoryContended();
}

/**
 * Deletes entries that crashed calls left behind after uncounting them, and clears their notes; not while a cleanup is
 * under way, which may have planned for them. Safe to repeat.
 */
export async function finishForgotten(
  table: StateTable,
  partitionKey: string,
  notes: readonly ForgottenNote[],
  nowMs: number,
): Promise<void> {
  if (notes.length === 0) return;
  await Promise.all(notes.map((note) => remove(table, partitionKey, note, nowMs)));
  const update = makeUpdate();
  for (const { sequence } of notes) update.remove(STATE.forgottenPrefix + sequence);
  update.require(`attribute_not_exists(${update.name(STATE.cleanup)})`);
  await updateStateItem(table, partitionKey, update);
}

async function uncount(
  table: StateTable,
  partitionKey: string,
  entry: RankedFacts,
  state: StateItem,
  nowMs: number,
  token: string,
): Promise<boolean> {
  const update = makeUpdate();
  addLive(update, liveSum([entry]), -1);
  // What the entry spoke of has changed: its dataset moves on.
  raiseInto(update, datasetCounts([entry]));
  noteForgotten(update, entry, nowMs, token);
  update.add(STATE.uncountRevision, 1);
  update.requireNumber(STATE.cleanupRevision, numberOf(state, STATE.cleanupRevision));
  for (const note of notesOf(state))
    if (note.sequence === entry.sequence && note.share !== undefined) closeNote(update, note);
  const stale = state?.[STATE.cleanup] === undefined ? staleForgotten(state, nowMs) : [];
  if (stale.length > 0) await finishForgotten(table, partitionKey, stale, nowMs);
  return (await updateStateItem(table, partitionKey, update)) !== undefined;
}

async function remove(
  table: StateTable,
  partitionKey: string,
  place: EntryPlace,
  nowMs: number,
): Promise<void> {
  await replaceEntry(table, partitionKey, place, fence(nowMs, place.sequence, true));
}

async function readFacts(
  table: StateTable,
  partitionKey: string,
  entryId: string,
): Promise<RankedFacts | undefined> {
  const key = itemKey(partitionKey, entrySortKey(entryId));
  const reply = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  return fromIndexItem(reply.Item);
}
