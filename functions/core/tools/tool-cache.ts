import type { Dependencies } from '../freshness/dataset-versions.ts';
import type { AgentState } from '../memory/memory-store.ts';
import type { Scope } from '../scope.ts';

/** A tool's result that is kept. */
export interface CachedResult {
  /** A JSON value. */
  readonly result: unknown;
  readonly dependencies: Dependencies;
  /** Epoch milliseconds; past it the result is a miss, though it may still be there. */
  readonly expiresAtMs: number;
}

export interface ToolLookup {
  /** By cache key; what cannot be read is left out. */
  readonly results: ReadonlyMap<string, CachedResult>;
  readonly state: AgentState;
}

/** Results of tools by cache key. */
export interface ToolCache {
  /** Results under the keys and the agent's state, in one round trip. Throws when the store does not answer. */
  readonly find: (scope: Scope, keys: readonly string[]) => Promise<ToolLookup>;
  /** False for a result that is too large to keep. */
  readonly store: (scope: Scope, key: string, cached: CachedResult) => Promise<boolean>;
  /** Results that are not past their time. */
  readonly count: (scope: Scope, nowMs: number) => Promise<number>;
}
