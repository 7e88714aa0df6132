import type { Scope } from '../scope.ts';
import type { CleanupTask } from './cleanup-store.ts';
import type { AgentState, PlacedEntry } from './memory-store.ts';

/** An addition that was counted long ago and not settled: its process ended, or had nothing more to write. */
export interface LeftAddition extends PlacedEntry {
  /** The processing count that it made; 0 once its cleanup was claimed. */
  readonly count: number;
}

/** What ended processes left in an agent's memory. */
export interface Leftovers {
  readonly state: AgentState;
  /** A cleanup whose time is over. */
  readonly abandoned?: CleanupTask;
  /** The oldest additions, at most 25. */
  readonly additions: readonly LeftAddition[];
}

/** How a recount of the live totals went; `busy` when others wrote meanwhile, and it is to be tried later. */
export type Recount = 'not due' | 'busy' | 'right' | 'corrected';

/** The steps of a repair; each is safe to repeat, and safe beside writers. */
export interface MemoryRepair {
  readonly leftovers: (scope: Scope) => Promise<Leftovers>;
  /** True if the addition was stored, or has left the totals since; otherwise it is kept from being stored late. */
  readonly judge: (scope: Scope, addition: LeftAddition) => Promise<boolean>;
  /** Takes back the counting of an addition that was never stored, unless a cleanup is under way: true if it is done. */
  readonly takeBack: (scope: Scope, addition: LeftAddition) => Promise<boolean>;
  /** Clears the notes of additions that have nothing left to do. */
  readonly clear: (scope: Scope, additions: readonly LeftAddition[]) => Promise<void>;
  /** Deletes entries that were uncounted to be forgotten and are still there; answers how many were looked at. */
  readonly finishForgotten: (scope: Scope) => Promise<number>;
  /** Compares the live totals with the entries, at most once in `everyMs` and only after changes, and corrects them. */
  readonly recount: (scope: Scope, everyMs: number) => Promise<Recount>;
}
