import type { Scope } from '../scope.ts';
import type { RankedFacts } from './entry.ts';
import type { AgentState } from './memory-store.ts';

/** Part of a sorted list; `next` is given back to read on and is undefined at the end. */
export interface RankedPage {
  readonly entries: readonly RankedFacts[];
  readonly next?: RankedToken | undefined;
}

/** A place in a list that only its store can read. */
export type RankedToken = Readonly<Record<string, unknown>>;

/** The live entries in two orders, read a page at a time; each read is at most a moment old. */
export interface RankedLists {
  /** Highest base score first, of equal scores the earlier added first. */
  readonly byBase: (scope: Scope, limit: number, from?: RankedToken) => Promise<RankedPage>;
  /** Newest event first, of equal times the later added first. */
  readonly byTime: (scope: Scope, limit: number, from?: RankedToken) => Promise<RankedPage>;
  /** The entry with the oldest event time; undefined for an empty memory. */
  readonly oldest: (scope: Scope) => Promise<RankedFacts | undefined>;
  /** Totals and settings. */
  readonly state: (scope: Scope) => Promise<AgentState>;
}
