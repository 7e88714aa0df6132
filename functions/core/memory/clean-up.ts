import { AppError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import { type CleanupPorts, type CleanupReport, planCleanup, runCleanup } from './clean-memory.ts';
import type { Victim } from './cleanup-rules.ts';
import type { AgentStateReader } from './memory-store.ts';

interface Ports extends CleanupPorts {
  readonly states: AgentStateReader;
  readonly defaults: Settings;
}

/** Most evicted entries that a reply tells of: it has to pass through a Step Functions state. */
const MOST_SHOWN = 1000;

/** Cleans up by score on demand, or says in a dry run what would go and why. */
export function makeCleanUp(ports: Ports) {
  return async (scope: Scope, dryRun: boolean, observer: Observer) => {
    const settings = applyPatch(ports.defaults, (await ports.states.state(scope)).settings);
    if (dryRun) return toReply(await planCleanup(ports, scope, 'scored', settings));
    const report = await runCleanup(ports, scope, { kind: 'scored' }, settings, observer);
    if (report === undefined)
      throw new AppError('unavailable', 'Another cleanup of this agent is under way.');
    return toReply(report);
  };
}

function toReply({ kept, evicted, freedBytes }: CleanupReport) {
  return {
    kept,
    evicted: evicted.slice(0, MOST_SHOWN).map(toPublicVictim),
    evictedTotal: evicted.length,
    freedBytes,
  };
}

function toPublicVictim({ entry, score }: Victim) {
  return { entryId: entry.entryId, sizeBytes: entry.sizeBytes, ...score };
}
