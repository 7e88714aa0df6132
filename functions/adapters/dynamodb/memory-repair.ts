import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LeftAddition, MemoryRepair } from '../../core/memory/memory-repair.ts';
import type { Clock } from '../../core/ports.ts';
import { notesOf, removeNoteIf } from './addition-notes.ts';
import { toAgentState } from './agent-state.ts';
import { finishForgotten } from './forget-entry.ts';
import { staleForgotten } from './forgotten-notes.ts';
import { itemKey, partition } from './keys.ts';
import { memoryContended } from './memory-contended.ts';
import { fence, fromEntryItem, fromFence, fromTombstone, IS_FREE_PLACE } from './memory-items.ts';
import { entrySortKey } from './memory-keys.ts';
import { staleNotes } from './memory-leftovers.ts';
import { cancelReservation } from './memory-reservation.ts';
import { recountLive } from './recount-live.ts';
import { abandonedCleanup } from './running-cleanup.ts';
import { readStateItem, type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate } from './update-expression.ts';

const MOST_TRIES = 3;

/** Repairs on DynamoDB; each step holds only under the state that it judged, so that it never meets a writer midway. */
export function makeMemoryRepair(table: StateTable, clock: Clock): MemoryRepair {
  return {
    leftovers: async (scope) => {
      const nowMs = clock();
      const item = await readStateItem(table, partition(scope, 'memory'));
      const abandoned = abandonedCleanup(item, nowMs);
      return {
        state: toAgentState(item),
        ...(abandoned === undefined ? {} : { abandoned }),
        additions: staleNotes(item, nowMs).map(({ entryId, sequence, count }) => ({
          entryId,
          sequence,
          count,
        })),
      };
    },
    judge: (scope, addition) => judge(table, partition(scope, 'memory'), addition, clock()),
    takeBack: async (scope, addition) => {
      const partitionKey = partition(scope, 'memory');
      const note = await openNote(table, partitionKey, addition);
      if (note === undefined) return true;
      return (await cancelReservation(table, partitionKey, note, clock(), true)) !== undefined;
    },
    clear: async (scope, additions) => {
      const update = makeUpdate();
      for (const addition of additions) removeNoteIf(update, addition);
      if (additions.length > 0) await updateStateItem(table, partition(scope, 'memory'), update);
    },
    finishForgotten: async (scope) => {
      const partitionKey = partition(scope, 'memory');
      const stale = staleForgotten(await readStateItem(table, partitionKey), clock());
      await finishForgotten(table, partitionKey, stale, clock());
      return stale.length;
    },
    recount: (scope, everyMs) => recountLive(table, partition(scope, 'memory'), everyMs, clock()),
  };
}

/** Stored, forgotten or evicted under its sequence; a fence keeps a late request of one that was not out. */
async function judge(
  table: StateTable,
  partitionKey: string,
  addition: LeftAddition,
  nowMs: number,
): Promise<boolean> {
  const { entryId, sequence } = addition;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const place = await readPlace(table, partitionKey, entryId);
    if (place?.sequence === sequence && place.wasStored) return true;
    const isOpen = place === undefined || (place.isFence && place.sequence < sequence);
    if (!isOpen || (await putFence(table, partitionKey, entryId, sequence, nowMs)))
      return (await openNote(table, partitionKey, addition)) === undefined;
  }
  throw memoryContended();
}

/** The note of the addition with what to take back; undefined when it has left the totals. */
async function openNote(table: StateTable, partitionKey: string, { entryId, sequence }: LeftAddition) {
  const notes = notesOf(await readStateItem(table, partitionKey));
  const note = notes.find((one) => one.entryId === entryId && one.sequence === sequence);
  return note?.share === undefined ? undefined : { ...note, share: note.share };
}

interface Taken {
  readonly sequence: number;
  readonly wasStored: boolean;
  readonly isFence: boolean;
}

async function readPlace(
  table: StateTable,
  partitionKey: string,
  entryId: string,
): Promise<Taken | undefined> {
  const key = itemKey(partitionKey, entrySortKey(entryId));
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  const stored = fromEntryItem(Item)?.entry ?? fromTombstone(Item);
  if (stored !== undefined) return { sequence: stored.sequence, wasStored: true, isFence: false };
  const fenced = fromFence(Item);
  return fenced === undefined
    ? undefined
    : { sequence: fenced.sequence, wasStored: fenced.isForgotten, isFence: true };
}

async function putFence(
  table: StateTable,
  partitionKey: string,
  entryId: string,
  sequence: number,
  nowMs: number,
): Promise<boolean> {
  const item = { ...itemKey(partitionKey, entrySortKey(entryId)), ...fence(nowMs, sequence, false) };
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.tableName,
        Item: item,
        ConditionExpression: IS_FREE_PLACE,
        ExpressionAttributeValues: { ':sequence': sequence, ':seconds': Math.floor(nowMs / 1000) },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
