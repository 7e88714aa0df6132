import { isLeaseOver } from '../../../functions/core/clock-bounds.ts';
import type { AgentState } from '../../../functions/core/memory/memory-store.ts';
import type { Clock } from '../../../functions/core/ports.ts';
import type { CachedResult, RunningCall, ToolCache } from '../../../functions/core/tools/tool-cache.ts';
import { makeState } from './agent-state.ts';

export interface ToolMemory extends ToolCache {
  /** What the agent's state is from now on. */
  readonly become: (given: Partial<AgentState>) => void;
  readonly kept: ReadonlyMap<string, CachedResult>;
  readonly leases: ReadonlyMap<string, RunningCall>;
}

/** A `ToolCache` in memory, for one agent; it keeps results of up to 1,000 characters of JSON. */
export function makeToolMemory(clock: Clock): ToolMemory {
  const kept = new Map<string, CachedResult>();
  const leases = new Map<string, RunningCall>();
  let state = makeState();
  const isFree = (key: string, owner: string, over: string | undefined) => {
    const result = kept.get(key);
    const lease = leases.get(key);
    const isOver = (result !== undefined && result.expiresAtMs <= clock()) || result?.owner === over;
    return (
      (result === undefined || isOver) &&
      (lease === undefined || lease.owner === owner || isLeaseOver(lease.leaseUntilMs, clock()))
    );
  };
  return {
    kept,
    leases,
    become: (given) => {
      state = makeState(given);
    },
    find: async (_, keys) => ({
      results: pick(kept, keys),
      running: pick(leases, keys),
      unreadable: new Map(),
      state,
    }),
    claim: async (_, key, lease, over) => {
      if (!isFree(key, lease.owner, over)) return false;
      kept.delete(key);
      leases.set(key, lease);
      return true;
    },
    store: async (_, key, cached, over) => {
      if ((JSON.stringify(cached.result) ?? '').length > 1000) return 'oversize';
      if (!isFree(key, cached.owner, over)) return 'superseded';
      leases.delete(key);
      kept.set(key, cached);
      return 'stored';
    },
    release: async (_, key, owner, end) => {
      if (leases.get(key)?.owner !== owner) return;
      if (end === undefined) leases.delete(key);
      else leases.set(key, { owner, leaseUntilMs: end.atMs, end });
    },
  };
}

function pick<T>(all: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  return new Map([...all].filter(([key]) => keys.includes(key)));
}
