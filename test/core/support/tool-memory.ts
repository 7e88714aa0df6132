import type { AgentState } from '../../../functions/core/memory/memory-store.ts';
import type { Clock } from '../../../functions/core/ports.ts';
import type { CachedResult, ToolCache } from '../../../functions/core/tools/tool-cache.ts';
import { makeState } from './agent-state.ts';

export interface ToolMemory extends ToolCache {
  /** What the agent's state is from now on. */
  readonly become: (given: Partial<AgentState>) => void;
  readonly kept: ReadonlyMap<string, CachedResult>;
}

/** A `ToolCache` in memory, for one agent; it keeps results of up to 1,000 characters of JSON. */
export function makeToolMemory(clock: Clock): ToolMemory {
  const kept = new Map<string, CachedResult>();
  let state = makeState();
  return {
    kept,
    become: (given) => {
      state = makeState(given);
    },
    find: async (_, keys) => {
      const results = keys.flatMap((key) => {
        const cached = kept.get(key);
        return cached === undefined ? [] : [[key, cached] as const];
      });
      return { results: new Map(results), state };
    },
    store: async (_, key, cached) => {
      if ((JSON.stringify(cached.result) ?? '').length > 1000) return false;
      kept.set(key, cached);
      return true;
    },
    count: async () => [...kept.values()].filter(({ expiresAtMs }) => expiresAtMs > clock()).length,
  };
}
