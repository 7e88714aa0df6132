import type { AgentState } from './memory-store.ts';
import type { TimeSpan } from './scores.ts';

const MIB = 1024 * 1024;
const HOUR_MS = 3_600_000;

/** Memory statistics of spec section 2; averages and ages are left out while there are no entries. */
export interface MemoryStatistics {
  readonly totalEntries: number;
  /** MiB of live content. */
  readonly totalMemoryMb: number;
  readonly avgImportanceScore?: number;
  readonly memoryUtilizationPct: number;
  readonly oldestEntryAgeHours?: number;
  readonly memorySpanHours?: number;
  readonly totalDataVolumeGb: number;
  readonly processingStageDistribution: Readonly<Record<string, number>>;
  readonly avgDataVolumePerEntry?: number;
  readonly processingCount: number;
  readonly evictedEntries: number;
}

/** Figures from the running totals; `span` is that of the live entries, undefined when there are none. */
export function memoryStatistics(
  state: AgentState,
  span: TimeSpan | undefined,
  maxMemoryMb: number,
  nowMs: number,
): MemoryStatistics {
  const { live } = state;
  const totalMemoryMb = live.bytes / MIB;
  return {
    totalEntries: live.entries,
    totalMemoryMb,
    memoryUtilizationPct: (100 * totalMemoryMb) / maxMemoryMb,
    ...(live.entries === 0 || span === undefined
      ? {}
      : {
          avgImportanceScore: live.importance / live.entries,
          oldestEntryAgeHours: Math.max(0, nowMs - span.oldestMs) / HOUR_MS,
          memorySpanHours: (span.newestMs - span.oldestMs) / HOUR_MS,
          avgDataVolumePerEntry: live.volumeGb / live.entries,
        }),
    totalDataVolumeGb: state.totalVolumeGb,
    processingStageDistribution: Object.fromEntries(live.stages),
    processingCount: state.processingCount,
    evictedEntries: state.evictedEntries,
  };
}
