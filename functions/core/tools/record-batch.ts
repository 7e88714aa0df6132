import type { Observer } from '../observer.ts';
import type { ToolRecord } from '../stats/statistics-store.ts';
import type { Batch, BatchPorts } from './batch.ts';
import type { Planned } from './plan-batch.ts';
import type { Ended } from './to-batch-reply.ts';

/** What of a batch counting needs. */
interface Counting extends Pick<Batch, 'scope' | 'observer'> {
  readonly ports: Pick<BatchPorts, 'statistics' | 'clock'>;
}

/** Counts a batch in the statistics (one write) and the metrics; a call of a tool that does not exist counts nowhere. */
export async function recordBatch(
  { ports, scope, observer }: Counting,
  planned: readonly Planned[],
  ended: ReadonlyMap<Planned, Ended>,
): Promise<void> {
  const { statistics, clock } = ports;
  const records: ToolRecord[] = [];
  observer.metric('BatchSize', planned.length);
  for (const call of planned) {
    if (call.tool === undefined) continue;
    const record = toRecord(call, ended.get(call));
    records.push(record);
    countMetrics(record, call.tool.cacheable, observer);
  }
  if (records.length === 0) return;
  try {
    await statistics.recordToolCalls(scope, clock(), records);
  } catch (error) {
    observer.fault('statistics', error);
  }
}

function toRecord({ request }: Planned, ended: Ended | undefined): ToolRecord {
  const isSuccess = ended?.success === true;
  return {
    tool: request.tool,
    isHit: isSuccess && ended.origin === 'cache',
    isError: !isSuccess,
    durationMs: Math.round((ended?.durationMs ?? 0) * 1000) / 1000,
    // What was not run processed nothing.
    dataVolumeGb: isSuccess && ended.origin === 'run' ? volumeOf(ended.result) : 0,
  };
}

function volumeOf(result: unknown): number {
  if (typeof result !== 'object' || result === null || !('dataVolumeGb' in result)) return 0;
  const { dataVolumeGb } = result;
  return typeof dataVolumeGb === 'number' && Number.isFinite(dataVolumeGb) && dataVolumeGb > 0
    ? dataVolumeGb
    : 0;
}

function countMetrics(
  { tool, isHit, isError, durationMs, dataVolumeGb }: ToolRecord,
  isCacheable: boolean,
  observer: Observer,
): void {
  observer.metric('ToolDuration', durationMs, { tool });
  if (isError) observer.metric('ToolError', 1, { tool });
  else if (isCacheable) observer.metric(isHit ? 'CacheHit' : 'CacheMiss', 1, { tool });
  if (dataVolumeGb > 0) observer.metric('DataVolumeProcessed', dataVolumeGb, { tool });
}
