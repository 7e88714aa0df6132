import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RankedFacts } from '../../core/memory/entry.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { numbersUnder, STATE } from './agent-state.ts';
import { batchGet } from './batch-get.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';
import { fromIndexItem } from './memory-items.ts';
import { entrySortKey, timeKey } from './memory-keys.ts';
import { removeNote, type StateTable } from './memory-reservation.ts';
import { queryAll } from './query-all.ts';
import { toUncounted, uncountInto } from './uncount.ts';
import { makeUpdate } from './update-expression.ts';

/** How long the note that an entry was uncounted is kept; whoever read the entry before has given up by then. */
const NOTE_KEPT_MS = 60_000;
const MOST_AT_ONCE = 25;

/**
 * Forgets one entry: the totals give it up and note so, then it is deleted. The note makes a repeat after a crash
 * between the two delete it without counting again. True for the one caller that took it out of the totals.
 */
export async function forgetEntry(
  table: StateTable,
  scope: Scope,
  entryId: string,
  clock: Clock,
): Promise<boolean> {
  const partitionKey = partition(scope, 'memory');
  const keys = [itemKey(partitionKey, entrySortKey(entryId)), itemKey(partitionKey, STATE_SORT_KEY)];
  const found = await batchGet(
    table.client,
    keys.map((key) => ({ tableName: table.tableName, key, consistent: true })),
  );
  const facts = found.flatMap(({ item }) => fromIndexItem(item) ?? [])[0];
  if (facts === undefined) return false;
  const state = found.find(({ item }) => item[ATTRIBUTE.sort] === STATE_SORT_KEY)?.item;
  const isMine = await uncount(table, partitionKey, [facts], { nowMs: clock(), state });
  await deleteEntry(table, partitionKey, facts);
  return isMine;
}

/**
 * Forgets every entry and answers how many this call deleted: each deletion tells whether it was the one that counted,
 * so that of two calls at once none counts an entry again.
 */
export async function forgetAllEntries(table: StateTable, scope: Scope): Promise<number> {
  const partitionKey = partition(scope, 'memory');
  const items = await queryAll(table.client, {
    TableName: table.tableName,
    IndexName: ATTRIBUTE.byTime,
    ConsistentRead: true,
    KeyConditionExpression: `${ATTRIBUTE.partition} = :partition`,
    ExpressionAttributeValues: { ':partition': partitionKey },
  });
  const facts = items.flatMap((item) => fromIndexItem(item) ?? []);
  let forgotten = 0;
  for (let from = 0; from < facts.length; from += MOST_AT_ONCE) {
    const chunk = facts.slice(from, from + MOST_AT_ONCE);
    const deleted = await Promise.all(chunk.map((entry) => deleteEntry(table, partitionKey, entry)));
    const gone = chunk.filter((_, position) => deleted[position]);
    if (gone.length > 0) await uncount(table, partitionKey, gone);
    forgotten += gone.length;
  }
  return forgotten;
}

/** True if this call deleted it; an entry added anew under the id has another time key and stays. */
async function deleteEntry(table: StateTable, partitionKey: string, entry: RankedFacts): Promise<boolean> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.tableName,
        Key: itemKey(partitionKey, entrySortKey(entry.entryId)),
        ConditionExpression: `${ATTRIBUTE.byTime} = :time`,
        ExpressionAttributeValues: { ':time': timeKey(entry) },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

interface Noted {
  readonly nowMs: number;
  readonly state: Record<string, unknown> | undefined;
}

/**
 * Takes entries out of the live totals; what they spoke of has changed, so their datasets move on. With `noted` it does
 * so once for each sequence and answers whether it did.
 */
async function uncount(
  table: StateTable,
  partitionKey: string,
  gone: readonly RankedFacts[],
  noted?: Noted,
): Promise<boolean> {
  const update = makeUpdate();
  uncountInto(update, toUncounted(gone));
  for (const dataset of new Set(gone.map((entry) => entry.dataset ?? '')))
    update.add(STATE.datasetPrefix + dataset, 1);
  for (const { entryId } of gone) removeNote(update, entryId);
  if (noted !== undefined) {
    for (const { sequence } of gone) {
      const note = STATE.gonePrefix + sequence;
      update.require(`attribute_not_exists(${update.name(note)})`);
      update.set(note, update.value(noted.nowMs));
    }
    for (const [sequence, sinceMs] of numbersUnder(noted.state, STATE.gonePrefix))
      if (sinceMs < noted.nowMs - NOTE_KEPT_MS) update.remove(STATE.gonePrefix + sequence);
  }
  try {
    const key = itemKey(partitionKey, STATE_SORT_KEY);
    await table.client.send(new UpdateCommand({ TableName: table.tableName, Key: key, ...update.build() }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
