import type { Scope } from '../scope.ts';
import type { CleanupKind } from './cleanup-rules.ts';
import type { RankedFacts } from './entry.ts';
import type { AgentState } from './memory-store.ts';

/** A cleanup that somebody is to carry out; it concerns the entries added before `beforeSequence`. */
export interface CleanupTask {
  readonly cleanupId: string;
  readonly kind: CleanupKind;
  readonly beforeSequence: number;
  /** The multiple of the cleanup interval that it is for; undefined for one by cap, budget or demand. */
  readonly multiple?: number | undefined;
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
  /** Begins a cleanup, one for a multiple ever, until `untilMs`. */
  readonly claim: (scope: Scope, task: CleanupTask, untilMs: number) => Promise<ClaimAnswer>;
  /** Keeps the entries to go as the cleanup's plan, unless it has one, and answers the sequences of the one it has. */
  readonly plan: (
    scope: Scope,
    cleanupId: string,
    victims: readonly RankedFacts[],
  ) => Promise<ReadonlySet<number>>;
  /** Deletes the entries; one whose id may come again leaves a trace for a day, so that a retry adds nothing. */
  readonly evict: (scope: Scope, victims: readonly RankedFacts[]) => Promise<void>;
  /** Takes the planned entries out of the totals and ends the cleanup, once; the totals after it. */
  readonly finish: (scope: Scope, cleanupId: string) => Promise<AgentState>;
}
