import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RankedFacts } from '../../core/memory/entry.ts';
import { ATTRIBUTE, MEMORY_FACTS } from '../../core/names.ts';
import { deleteAll } from './batch-delete.ts';
import { itemKey } from './keys.ts';
import { tombstone } from './memory-items.ts';
import { entrySortKey, timeKey } from './memory-keys.ts';
import type { StateTable } from './memory-reservation.ts';
import { makeUpdate } from './update-expression.ts';

const MOST_AT_ONCE = 16;

/**
 * Deletes entries. One whose id a retry can bring again becomes a tombstone instead: without content, out of the
 * indexes, deleted by its TTL. Safe to repeat.
 */
export async function evictEntries(
  table: StateTable,
  partitionKey: string,
  victims: readonly RankedFacts[],
  nowMs: number,
): Promise<void> {
  const keyOf = ({ entryId }: RankedFacts) => itemKey(partitionKey, entrySortKey(entryId));
  const deletable = victims.filter(({ isRepeatable }) => !isRepeatable);
  await deleteAll(table.client, table.tableName, deletable.map(keyOf));
  const repeatable = victims.filter(({ isRepeatable }) => isRepeatable);
  for (let from = 0; from < repeatable.length; from += MOST_AT_ONCE)
    await Promise.all(
      repeatable.slice(from, from + MOST_AT_ONCE).map((entry) => bury(table, keyOf(entry), entry, nowMs)),
    );
}

/** Only the very entry that was planned: one that was forgotten and added anew since has another time key. */
async function bury(
  table: StateTable,
  key: Record<string, string>,
  entry: RankedFacts,
  nowMs: number,
): Promise<void> {
  const update = makeUpdate();
  for (const attribute of [ATTRIBUTE.byBase, ATTRIBUTE.byTime, MEMORY_FACTS, 'content', 'source'])
    update.remove(attribute);
  for (const [name, value] of Object.entries(tombstone(nowMs, entry.sequence)))
    update.set(name, update.value(value));
  update.require(`${update.name(ATTRIBUTE.byTime)} = ${update.value(timeKey(entry))}`);
  try {
    await table.client.send(new UpdateCommand({ TableName: table.tableName, Key: key, ...update.build() }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
