import type { Dependencies } from '../freshness/dataset-versions.ts';
import type { AgentState } from '../memory/memory-store.ts';
import type { Scope } from '../scope.ts';
import type { ToolFailure } from './batch-result.ts';

/** A tool's result that is kept. */
export interface CachedResult {
  /** A JSON value. */
  readonly result: unknown;
  readonly dependencies: Dependencies;
  /** Epoch milliseconds; past it the result is a miss, though it may still be there. */
  readonly expiresAtMs: number;
  /** Who made it: the owner of the lease under which it was made. */
  readonly owner: string;
}

/** The right of one owner to run a call while others wait for its result; it ends by itself. */
export interface Lease {
  readonly owner: string;
  /** Epoch milliseconds; past it another may take the call over. */
  readonly leaseUntilMs: number;
}

/** How a call ended that left no result behind, for those who waited for it. */
export interface LeaseEnd {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Absent when the call went well but its result is too large to keep: then each who waits runs it. */
  readonly failure?: ToolFailure;
}

/** A call that some instance is running, or was until a moment ago. */
export interface RunningCall extends Lease {
  readonly end?: LeaseEnd;
}

export interface ToolLookup {
  /** By cache key. */
  readonly results: ReadonlyMap<string, CachedResult>;
  readonly running: ReadonlyMap<string, RunningCall>;
  /** Keys whose item cannot be read, each with its owner if that much can be. */
  readonly unreadable: ReadonlyMap<string, string | undefined>;
  readonly state: AgentState;
}

/** Results of tools by cache key, and leases on those that are being made. */
export interface ToolCache {
  /**
   * What there is under the keys and the agent's state, in one round trip: the state as of now, the rest as of now or a
   * moment ago. Throws when the store does not answer.
   */
  readonly find: (scope: Scope, keys: readonly string[]) => Promise<ToolLookup>;
  /**
   * Takes or renews the lease on a key. False while another holds it, or while there is a result that is not past its
   * time; one that `over` made may be replaced.
   */
  readonly claim: (scope: Scope, key: string, lease: Lease, over?: string) => Promise<boolean>;
  /**
   * Keeps a result, ending its owner's lease. Never replaces what came after that owner's lease had ended: that is
   * `superseded`.
   */
  readonly store: (
    scope: Scope,
    key: string,
    cached: CachedResult,
    over?: string,
  ) => Promise<'stored' | 'superseded' | 'oversize'>;
  /** Ends the owner's lease without a result, if it still holds; without `end` as if it had never been. */
  readonly release: (scope: Scope, key: string, owner: string, end?: LeaseEnd) => Promise<void>;
}
