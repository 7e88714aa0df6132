import type { Scope } from '../scope.ts';
import type { CleanupKind } from './cleanup-rules.ts';
import type { RankedFacts } from './entry.ts';
import type { AgentState } from './memory-store.ts';

/** A cleanup that somebody is to carry out; it concerns the entries added before `beforeSequence`. */
export interface CleanupTask {
  readonly cleanupId: string;
  readonly kind: CleanupKind;
  readonly beforeSequence: number;
  /** The addition that made it due; undefined for one by cap, budget or demand. */
  readonly due?: DueCleanup | undefined;
}

/** An addition whose processing count is a multiple of the cleanup interval. */
export interface DueCleanup {
  readonly entryId: string;
  readonly count: number;
}

/** Answer to a claim: mine; done before; or one that another began and that `isAbandoned` once its time is over. */
export type ClaimAnswer =
  | { readonly kind: 'mine' }
  | { readonly kind: 'done' }
  | { readonly kind: 'busy'; readonly task: CleanupTask; readonly isAbandoned: boolean };

/**
 * The steps of a cleanup, each safe to repeat. An agent has one cleanup at a time. The plan is written before anything
 * goes, so that whoever takes over after a crash evicts the same entries and counts them once.
 */
export interface CleanupStore {
  /** Begins a cleanup until `untilMs`; one that an addition made due is begun once ever, for it and for its count. */
  readonly claim: (scope: Scope, task: CleanupTask, untilMs: number) => Promise<ClaimAnswer>;
  /** Keeps the entries to go as the cleanup's plan, unless it has one, and answers the sequences of the one it has. */
  readonly plan: (
    scope: Scope,
    task: CleanupTask,
    victims: readonly RankedFacts[],
  ) => Promise<ReadonlySet<number>>;
  /** Deletes the entries; one whose id may come again leaves a trace for a day. */
  readonly evict: (scope: Scope, task: CleanupTask, victims: readonly RankedFacts[]) => Promise<void>;
  /** Takes the planned entries out of the totals and ends the cleanup, once; the totals after it. */
  readonly finish: (scope: Scope, task: CleanupTask) => Promise<AgentState>;
}
