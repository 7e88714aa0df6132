import type { RankedFacts } from '../../core/memory/entry.ts';
import { deleteAll } from './batch-delete.ts';
import { itemKey } from './keys.ts';
import { fence, tombstone } from './memory-items.ts';
import { entrySortKey } from './memory-keys.ts';
import { replaceEntry } from './replace-entry.ts';
import type { StateTable } from './state-item.ts';

const MOST_AT_ONCE = 16;

/**
 * Deletes entries. One whose id a retry can bring again leaves a trace, deleted by its TTL: after an eviction one that
 * keeps the retry from adding it again, after forgetting one that lets the id be used anew. Safe to repeat.
 */
export async function evictEntries(
  table: StateTable,
  partitionKey: string,
  victims: readonly RankedFacts[],
  isForgotten: boolean,
  nowMs: number,
): Promise<void> {
  const deletable = victims.filter(({ isRepeatable }) => !isRepeatable);
  await deleteAll(
    table.client,
    table.tableName,
    deletable.map(({ entryId }) => itemKey(partitionKey, entrySortKey(entryId))),
  );
  const repeatable = victims.filter(({ isRepeatable }) => isRepeatable);
  const traceOf = ({ sequence }: RankedFacts) =>
    isForgotten ? fence(nowMs, sequence, true) : tombstone(nowMs, sequence);
  for (let from = 0; from < repeatable.length; from += MOST_AT_ONCE)
    await Promise.all(
      repeatable
        .slice(from, from + MOST_AT_ONCE)
        .map((entry) => replaceEntry(table, partitionKey, entry, traceOf(entry))),
    );
}
