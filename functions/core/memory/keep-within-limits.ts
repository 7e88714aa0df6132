import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import { type CleanupPorts, runCleanup } from './clean-memory.ts';
import { budgetBytes } from './cleanup-rules.ts';
import type { AgentState } from './memory-store.ts';

/** An addition with its number in the lifetime count of its agent. */
export interface Counted {
  readonly entryId: string;
  readonly sequence: number;
  readonly sizeBytes: number;
  /** The processing count that it made, from 1; 0 once its cleanup was claimed. */
  readonly count: number;
}

/**
 * Does after additions what spec section 2 asks for, for one after the other as if they had come alone: a scored
 * cleanup of what was there before if the count is a multiple of the interval, then the cap, then the budget. `state` is
 * the one that all of them left.
 */
export async function keepWithinLimits(
  ports: CleanupPorts,
  scope: Scope,
  added: readonly Counted[],
  state: AgentState,
  settings: Settings,
  observer: Observer,
): Promise<AgentState> {
  let latest = state;
  const clean = async (request: Parameters<typeof runCleanup>[2]) => {
    latest = (await runCleanup(ports, scope, request, settings, observer))?.state ?? latest;
  };
  for (const [position, { entryId, sequence, count }] of added.entries()) {
    const later = added.slice(position + 1);
    if (count > 0 && count % settings.memory.cleanupInterval === 0)
      await clean({ kind: 'scored', beforeSequence: sequence, due: { entryId, count } });
    const beforeSequence = sequence + 1;
    if (latest.live.entries - later.length > settings.memory.maxEntries)
      await clean({ kind: 'cap', beforeSequence });
    if (latest.live.bytes - bytesOf(later) > budgetBytes(settings.memory))
      await clean({ kind: 'budget', beforeSequence });
  }
  return latest;
}

function bytesOf(added: readonly Counted[]): number {
  return added.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
