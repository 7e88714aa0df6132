import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { Recount } from '../../core/memory/memory-repair.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import { notesOf } from './addition-notes.ts';
import { numberOf, numbersUnder, STATE, toAgentState } from './agent-state.ts';
import { forgottenIn } from './forgotten-notes.ts';
import { type LiveSum, liveSum } from './live-totals.ts';
import { fromIndexItem } from './memory-items.ts';
import { queryAll } from './query-all.ts';
import { runningCleanup } from './running-cleanup.ts';
import { readStateItem, type StateItem, type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate } from './update-expression.ts';

/** Relative error of a sum of decimals that is no error of counting. */
const TOLERANCE = 1e-9;
/** Most totals that one recount corrects: an update expression may have 4 KB. */
const MOST_CORRECTED = 100;

const markSchema = lazily(() => z.tuple([z.number(), z.number(), z.number(), z.number()]));

/**
 * Compares the live totals with the entries and corrects them, at most once in `everyMs` and only if something has
 * changed since. The state is read before the entries. What was counted then and was not stored yet is noted there, and
 * so is what was uncounted and not deleted yet; both are allowed for, and the correction requires that nothing else was
 * counted or uncounted since.
 */
export async function recountLive(
  table: StateTable,
  partitionKey: string,
  everyMs: number,
  nowMs: number,
): Promise<Recount> {
  const state = await readStateItem(table, partitionKey);
  if (state === undefined || !isDue(state, everyMs, nowMs)) return 'not due';
  if (runningCleanup(state) !== undefined) return 'busy';
  const items = await queryAll(table.client, {
    TableName: table.tableName,
    IndexName: ATTRIBUTE.byTime,
    ConsistentRead: true,
    KeyConditionExpression: `${ATTRIBUTE.partition} = :partition`,
    ExpressionAttributeValues: { ':partition': partitionKey },
  });
  const stored = items.flatMap((item) => fromIndexItem(item) ?? []);
  const forgotten = forgottenIn(state);
  const sequences = new Set(stored.map(({ sequence }) => sequence));
  const underWay = notesOf(state).flatMap(({ sequence, share }) =>
    share === undefined || sequences.has(sequence) ? [] : [share],
  );
  const counted = liveSum([...stored.filter(({ sequence }) => !forgotten.has(sequence)), ...underWay]);
  return await correct(table, partitionKey, state, counted, nowMs);
}

function isDue(state: StateItem, everyMs: number, nowMs: number): boolean {
  const mark = markSchema().safeParse(state?.[STATE.recounted]).data;
  if (mark === undefined) return true;
  const [atMs, ...revisions] = mark;
  return nowMs - atMs >= everyMs && revisions.join() !== revisionsOf(state).join();
}

function revisionsOf(state: StateItem): number[] {
  return [STATE.sequence, STATE.cleanupRevision, STATE.uncountRevision].map((name) => numberOf(state, name));
}

async function correct(
  table: StateTable,
  partitionKey: string,
  state: StateItem,
  counted: LiveSum,
  nowMs: number,
): Promise<Recount> {
  const update = makeUpdate();
  const wrong = differences(state, counted);
  for (const [attribute, amount] of wrong) update.set(attribute, update.value(amount));
  update.set(STATE.recounted, update.value([nowMs, ...revisionsOf(state)]));
  for (const attribute of [STATE.sequence, STATE.cleanupRevision, STATE.uncountRevision])
    update.requireNumber(attribute, numberOf(state, attribute));
  update.require(`attribute_not_exists(${update.name(STATE.cleanup)})`);
  if ((await updateStateItem(table, partitionKey, update)) === undefined) return 'busy';
  return wrong.size === 0 ? 'right' : 'corrected';
}

/** What the totals should say, where they say something else. */
function differences(state: StateItem, counted: LiveSum): Map<string, number> {
  const { live } = toAgentState(state);
  const wrong = new Map<string, number>();
  const compare = (attribute: string, is: number, should: number) => {
    if (Math.abs(is - should) > TOLERANCE * Math.max(1, Math.abs(should))) wrong.set(attribute, should);
  };
  compare(STATE.liveEntries, live.entries, counted.entries);
  compare(STATE.liveBytes, live.bytes, counted.bytes);
  compare(STATE.liveVolumeGb, live.volumeGb, counted.volumeGb);
  compare(STATE.liveImportance, live.importance, counted.importance);
  const stages = new Map(counted.stages);
  const noted = numbersUnder(state, STATE.stagePrefix);
  for (const stage of new Set([...noted.keys(), ...stages.keys()]))
    if (wrong.size < MOST_CORRECTED)
      compare(STATE.stagePrefix + stage, noted.get(stage) ?? 0, stages.get(stage) ?? 0);
  return wrong;
}
