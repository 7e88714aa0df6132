import type { Observer } from '../observer.ts';
import type { Clock } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { StatisticsStore, ToolRecord } from '../stats/statistics-store.ts';
import type { BatchReply, ToolResult } from './batch-result.ts';
import type { Tool } from './tool.ts';

interface Ports {
  readonly statistics: Pick<StatisticsStore, 'recordToolCalls'>;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly clock: Clock;
}

/** Counts a batch in the statistics (one write) and the metrics; a call of a tool that does not exist counts nowhere. */
export async function recordBatch(
  { statistics, tools, clock }: Ports,
  scope: Scope,
  reply: BatchReply,
  observer: Observer,
): Promise<void> {
  const records = reply.results.filter(({ tool }) => tools.has(tool)).map(toRecord);
  countMetrics(records, reply.results.length, observer);
  if (records.length === 0) return;
  try {
    await statistics.recordToolCalls(scope, clock(), records);
  } catch (error) {
    observer.fault('statistics', error);
  }
}

function toRecord(result: ToolResult): ToolRecord {
  const isHit = result.success && result.cached;
  return {
    tool: result.tool,
    isHit,
    isError: !result.success,
    durationMs: result.durationMs,
    dataVolumeGb: result.success && !isHit ? volumeOf(result.result) : 0,
  };
}

function volumeOf(result: unknown): number {
  if (typeof result !== 'object' || result === null || !('dataVolumeGb' in result)) return 0;
  const { dataVolumeGb } = result;
  return typeof dataVolumeGb === 'number' && Number.isFinite(dataVolumeGb) && dataVolumeGb > 0
    ? dataVolumeGb
    : 0;
}

function countMetrics(records: readonly ToolRecord[], batchSize: number, observer: Observer): void {
  observer.metric('BatchSize', batchSize);
  for (const { tool, isHit, isError, durationMs, dataVolumeGb } of records) {
    observer.metric('ToolDuration', durationMs, { tool });
    if (isError) observer.metric('ToolError', 1, { tool });
    else observer.metric(isHit ? 'CacheHit' : 'CacheMiss', 1, { tool });
    if (dataVolumeGb > 0) observer.metric('DataVolumeProcessed', dataVolumeGb, { tool });
  }
}
