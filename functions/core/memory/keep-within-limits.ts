import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import { type CleanupOutcome, type CleanupPorts, runCleanup } from './clean-memory.ts';
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
 * the one that all of them left. Those whose due cleanup others held up are `unfinished`: it is still to do.
 */
export async function keepWithinLimits(
  ports: CleanupPorts,
  scope: Scope,
  added: readonly Counted[],
  state: AgentState,
  settings: Settings,
  observer: Observer,
): Promise<{ readonly state: AgentState; readonly unfinished: readonly Counted[] }> {
  let latest = state;
  const unfinished: Counted[] = [];
  for (const [position, addition] of added.entries()) {
    const { entryId, sequence, count } = addition;
    if (count > 0 && count % settings.memory.cleanupInterval === 0) {
      const request = { kind: 'scored', beforeSequence: sequence, due: { entryId, count } } as const;
      const outcome = await runCleanup(ports, scope, request, settings, observer);
      if (outcome.kind === 'busy') unfinished.push(addition);
      latest = stateAfter(outcome, latest);
    }
    const later = added.slice(position + 1);
    latest = await keepCapAndBudget(ports, scope, latest, settings, observer, later);
  }
  return { state: latest, unfinished };
}

function stateAfter(outcome: CleanupOutcome, before: AgentState): AgentState {
  return outcome.kind === 'carried out' ? outcome.state : before;
}

/** The part that the totals alone decide, as they were before the `later` additions. */
export async function keepCapAndBudget(
  ports: CleanupPorts,
  scope: Scope,
  state: AgentState,
  settings: Settings,
  observer: Observer,
  later: readonly Counted[] = [],
): Promise<AgentState> {
  const beforeSequence = later[0]?.sequence;
  const request = beforeSequence === undefined ? {} : { beforeSequence };
  const clean = async (kind: 'cap' | 'budget', before: AgentState) =>
    stateAfter(await runCleanup(ports, scope, { kind, ...request }, settings, observer), before);
  let latest = state;
  if (latest.live.entries - later.length > settings.memory.maxEntries) latest = await clean('cap', latest);
  if (latest.live.bytes - bytesOf(later) > budgetBytes(settings.memory))
    latest = await clean('budget', latest);
  return latest;
}

function bytesOf(added: readonly Counted[]): number {
  return added.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
