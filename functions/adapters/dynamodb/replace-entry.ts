import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RankedFacts } from '../../core/memory/entry.ts';
import { ATTRIBUTE, MEMORY_FACTS } from '../../core/names.ts';
import { itemKey } from './keys.ts';
import { entrySortKey, timeKey } from './memory-keys.ts';
import type { StateTable } from './state-item.ts';
import { makeUpdate } from './update-expression.ts';

/** The very entry that is meant: one that was added anew under the id has another sequence. */
export type EntryPlace = Pick<RankedFacts, 'entryId' | 'sequence' | 'timestampMs'>;

/** Puts a trace in the entry's place, without content and out of the indexes, if it is still there; safe to repeat. */
export async function replaceEntry(
  table: StateTable,
  partitionKey: string,
  entry: EntryPlace,
  trace: Readonly<Record<string, unknown>>,
): Promise<void> {
  const update = makeUpdate();
  for (const attribute of [ATTRIBUTE.byBase, ATTRIBUTE.byTime, MEMORY_FACTS, 'content', 'source'])
    update.remove(attribute);
  for (const [name, value] of Object.entries(trace)) update.set(name, update.value(value));
  update.require(`${update.name(ATTRIBUTE.byTime)} = ${update.value(timeKey(entry))}`);
  const key = itemKey(partitionKey, entrySortKey(entry.entryId));
  try {
    await table.client.send(new UpdateCommand({ TableName: table.tableName, Key: key, ...update.build() }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
