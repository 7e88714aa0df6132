import type { MemoryEntry } from '../../../../functions/core/memory/entry.ts';
import type { Addition } from '../../../../functions/core/memory/memory-store.ts';
import { makeEntries } from '../../support/entries.ts';

/** Entries `e-1`, `e-2` and so on as the use case adds them, each of the content `abc` unless another is given. */
export function additionsOf(given: readonly Partial<MemoryEntry>[]): Addition[] {
  return makeEntries(given.map((facts) => ({ content: 'abc', ...facts }))).map(
    ({ sequence: _sequence, ...entry }) => ({ ...entry, fingerprint: entry.content }),
  );
}
