import type { Observer } from '../observer.ts';
import type { Clock, MakeCancel, NewId, Sha256, Stopwatch, Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import type { StatisticsRecorder } from '../stats/statistics-store.ts';
import type { EffectRecords } from './effect-records.ts';
import type { Limit } from './limit.ts';
import type { PlannedCall } from './plan-batch.ts';
import type { FindTool } from './tool.ts';
import type { ToolCache } from './tool-cache.ts';
import type { Watch } from './watch-results.ts';

/** What batches need of the world. */
export interface BatchPorts {
  readonly findTool: FindTool;
  readonly cache: ToolCache;
  readonly effects: EffectRecords;
  readonly statistics: Pick<StatisticsRecorder, 'recordToolCalls'>;
  readonly defaults: Settings;
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
  readonly timer: Timer;
  readonly makeCancel: MakeCancel;
  readonly newId: NewId;
  readonly sha256: Sha256;
}

/** One batch on its way. */
export interface Batch {
  readonly ports: BatchPorts;
  readonly scope: Scope;
  readonly settings: Settings;
  readonly observer: Observer;
  readonly limit: Limit;
  readonly watch: Watch;
  /** Time left for calls, so that there is enough to answer after them. */
  readonly leftMs: () => number;
  /** Writes under way that the reply does not depend on; none of them rejects. */
  readonly writes: Promise<void>[];
}

/** Equal calls, which run once; alone in it is a call that has no equals. */
export interface CallGroup {
  /** The one that runs. */
  readonly first: PlannedCall;
  readonly calls: readonly PlannedCall[];
  /** Datasets of all of them. */
  readonly datasets: readonly string[];
}

/** Calls with one key in one group, in order; a call without a key is a group of its own. */
export function groupEqual(calls: readonly PlannedCall[]): CallGroup[] {
  const groups = new Map<string | PlannedCall, PlannedCall[]>();
  for (const call of calls) groups.set(call.key ?? call, [...(groups.get(call.key ?? call) ?? []), call]);
  return [...groups.values()].flatMap((equal) => {
    const [first] = equal;
    return first === undefined
      ? []
      : { first, calls: equal, datasets: equal.flatMap(({ datasets }) => datasets) };
  });
}
