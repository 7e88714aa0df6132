import { AppError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import { type CleanupPorts, runCleanup } from './clean-memory.ts';
import type { AgentStateReader } from './memory-store.ts';

interface Ports extends CleanupPorts {
  readonly states: AgentStateReader;
  readonly defaults: Settings;
}

/**
 * Forgets every entry, pinned ones too, and answers how many there were; lifetime totals stay. It is a cleanup that
 * plans for all, so a crash amid it is finished by the next one, and what is added meanwhile stays.
 */
export function makeForgetAll(ports: Ports) {
  return async (scope: Scope, observer: Observer): Promise<number> => {
    const settings = applyPatch(ports.defaults, (await ports.states.state(scope)).settings);
    const report = await runCleanup(ports, scope, { kind: 'forget' }, settings, observer);
    if (report.kind !== 'carried out')
      throw new AppError('unavailable', 'A cleanup of this agent is under way.');
    return report.evicted.length;
  };
}
