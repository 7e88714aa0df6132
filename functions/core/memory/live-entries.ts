import type { Scope } from '../scope.ts';
import type { MemoryEntry, RankedFacts } from './entry.ts';

/** Reads by which an instance follows what lives; each but `pages` sees every write that was acknowledged before it. */
export interface LiveEntries {
  /** What ranking needs of the entries with the newest event times, at most `limit` of them. */
  readonly newest: (scope: Scope, limit: number) => Promise<RankedFacts[]>;
  /** What ranking needs of every live entry, in no order; a read for each megabyte of 4,000 entries. */
  readonly all: (scope: Scope) => Promise<RankedFacts[]>;
  /** Those of the entries that live, in no order. */
  readonly byId: (scope: Scope, entryIds: readonly string[]) => Promise<MemoryEntry[]>;
  /** Every live entry, a page of up to 1 MB after the other, in no order; half the price, a moment old at most. */
  readonly pages: (scope: Scope) => AsyncIterable<readonly MemoryEntry[]>;
}
