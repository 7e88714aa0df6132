import type { Scope } from '../scope.ts';

export interface ActiveAgents {
  /** Agents that answered a message or ran a tool in the hours from that of `sinceMs` to that of `nowMs`, in no order. */
  readonly activeSince: (sinceMs: number, nowMs: number) => Promise<readonly Scope[]>;
}

/** Where a run of the maintenance stopped. */
export interface MaintenanceCursor {
  /** The last agent that was served; undefined where a run is to begin anew. */
  readonly read: () => Promise<Scope | undefined>;
  readonly write: (last: Scope | undefined) => Promise<void>;
}
