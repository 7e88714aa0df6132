import type { AgentState } from '../memory/memory-store.ts';
import type { Scope } from '../scope.ts';
import type { Tuning, TuningMark } from './tuning.ts';

export interface TuningStore {
  /**
   * Moves the mark on and, with a tuning, sets the new target, in one write. False, and nothing done, when another
   * judgement or a change of settings since `seen` came first.
   */
  readonly record: (
    scope: Scope,
    mark: TuningMark,
    tuning: Tuning | undefined,
    seen: Pick<AgentState, 'settings' | 'settingsRevision' | 'tunings'>,
  ) => Promise<boolean>;
}
