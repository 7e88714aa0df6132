import type { RankedFacts } from '../../core/memory/entry.ts';
import { notesOf } from './addition-notes.ts';
import { deleteAll } from './batch-delete.ts';
import { itemKey } from './keys.ts';
import { fence, tombstone } from './memory-items.ts';
import { entrySortKey } from './memory-keys.ts';
import { replaceEntry } from './replace-entry.ts';
import { readStateItem, type StateTable } from './state-item.ts';

const MOST_AT_ONCE = 16;

/**
 * Deletes entries. One whose id a retry can bring again leaves a trace, deleted by its TTL: after an eviction one that
 * keeps the retry from adding it again, after forgetting one that lets the id be used anew. So does one whose addition
 * is still noted as under way, because the SDK may be repeating its put. Safe to repeat.
 */
export async function evictEntries(
  table: StateTable,
  partitionKey: string,
  victims: readonly RankedFacts[],
  isForgotten: boolean,
  nowMs: number,
): Promise<void> {
  const open = await openSequences(table, partitionKey, victims);
  const leavesTrace = ({ isRepeatable, sequence }: RankedFacts) => isRepeatable || open.has(sequence);
  const deletable = victims.filter((entry) => !leavesTrace(entry));
  await deleteAll(
    table.client,
    table.tableName,
    deletable.map(({ entryId }) => itemKey(partitionKey, entrySortKey(entryId))),
  );
  const traced = victims.filter(leavesTrace);
  const traceOf = ({ sequence }: RankedFacts) =>
    isForgotten ? fence(nowMs, sequence, true) : tombstone(nowMs, sequence);
  for (let from = 0; from < traced.length; from += MOST_AT_ONCE)
    await Promise.all(
      traced
        .slice(from, from + MOST_AT_ONCE)
        .map((entry) => replaceEntry(table, partitionKey, entry, traceOf(entry))),
    );
}

/** Sequences of the additions that are under way; who would delete nothing without a trace need not know. */
async function openSequences(
  table: StateTable,
  partitionKey: string,
  victims: readonly RankedFacts[],
): Promise<ReadonlySet<number>> {
  if (victims.every(({ isRepeatable }) => isRepeatable)) return new Set();
  const notes = notesOf(await readStateItem(table, partitionKey));
  return new Set(notes.map(({ sequence }) => sequence));
}
