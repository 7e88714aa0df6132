import type { LiveMark } from '../../../functions/core/memory/live-mark.ts';
import type { AgentState } from '../../../functions/core/memory/memory-store.ts';

/** State of an agent that was never seen, but for what is given. */
export function makeState(given: Partial<AgentState> = {}): AgentState {
  return {
    processingCount: 0,
    totalVolumeGb: 0,
    evictedEntries: 0,
    live: { entries: 0, bytes: 0, volumeGb: 0, importance: 0, stages: new Map() },
    datasetVersions: new Map(),
    settings: {},
    settingsRevision: 0,
    tunings: [],
    mark: makeMark(),
    ...given,
  };
}

/** A mark of a memory whose entries were added one after the other and are all settled. */
export function makeMark(given: Partial<LiveMark> = {}): LiveMark {
  return {
    sequence: 0,
    cleanups: 0,
    uncounts: 0,
    isCleaning: false,
    underWay: new Map(),
    forgotten: new Set(),
    ...given,
  };
}
