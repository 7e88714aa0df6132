import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import { type CleanupPorts, runCleanup } from './clean-memory.ts';
import { budgetBytes, type CleanupKind } from './cleanup-rules.ts';
import type { AgentState } from './memory-store.ts';

/** An addition with its number in the lifetime count of its agent. */
export interface Counted {
  readonly sequence: number;
  /** The processing count that it made, from 1. */
  readonly count: number;
}

/**
 * Does after additions what spec section 2 asks for: a scored cleanup for each multiple of the interval that they
 * reached, of what was there before the addition that reached it; then the cap; then the budget. `state` is the one
 * that the additions left.
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
  for (const { count, sequence } of added) {
    if (count % settings.memory.cleanupInterval !== 0) continue;
    const request = { kind: 'scored', beforeSequence: sequence, multiple: count } as const;
    latest = (await runCleanup(ports, scope, request, settings, observer))?.state ?? latest;
  }
  for (const kind of ['cap', 'budget'] as const)
    if (isBeyond(kind, latest, settings))
      latest = (await runCleanup(ports, scope, { kind }, settings, observer))?.state ?? latest;
  return latest;
}

function isBeyond(kind: Exclude<CleanupKind, 'scored'>, { live }: AgentState, { memory }: Settings): boolean {
  return kind === 'cap' ? live.entries > memory.maxEntries : live.bytes > budgetBytes(memory);
}
