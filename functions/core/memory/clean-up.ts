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

/** Most bytes of evicted entries that a reply tells of: it has to pass through a Step Functions state of 256 KiB. */
const MOST_SHOWN_BYTES = 200_000;

/** Cleans up by score on demand, or says in a dry run what would go and why. */
export function makeCleanUp(ports: Ports) {
  return async (scope: Scope, dryRun: boolean, observer: Observer) => {
    const settings = applyPatch(ports.defaults, (await ports.states.state(scope)).settings);
    if (dryRun) return toReply(await planCleanup(ports, scope, 'scored', settings));
    const report = await runCleanup(ports, scope, { kind: 'scored' }, settings, observer);
    if (report.kind !== 'carried out')
      throw new AppError('unavailable', 'Another cleanup of this agent is under way.');
    return toReply(report);
  };
}

/** Shows the first to go, as many as have room; `evictedTotal` counts them all. */
function toReply({ kept, evicted, freedBytes }: CleanupReport) {
  const victims = evicted.map(toPublicVictim);
  let bytes = 0;
  const end = victims.findIndex((victim) => (bytes += JSON.stringify(victim).length + 1) > MOST_SHOWN_BYTES);
  return {
    kept,
    evicted: end === -1 ? victims : victims.slice(0, end),
    evictedTotal: evicted.length,
    freedBytes,
  };
}

function toPublicVictim({ entry, score }: Victim) {
  return { entryId: entry.entryId, sizeBytes: entry.sizeBytes, ...score };
}
