import { percentilesMs } from './histogram.ts';
import type { ToolTotals } from './statistics-store.ts';

/** Tool statistics of spec section 3; times in ms, p95 within 2 %. */
export function toolStatistics(
  tools: ReadonlyMap<string, ToolTotals>,
  cacheSize: number,
  concurrency: number,
) {
  const all = [...tools.values()];
  const totalToolCalls = sum(all, ({ calls }) => calls);
  const totalCacheHits = sum(all, ({ hits }) => hits);
  const totalDataProcessedGb = sum(all, ({ dataVolumeGb }) => dataVolumeGb);
  return {
    totalToolCalls,
    totalCacheHits,
    cacheHitRatePct: totalToolCalls === 0 ? 0 : (100 * totalCacheHits) / totalToolCalls,
    totalDataProcessedGb,
    avgDataPerCallGb: totalToolCalls === 0 ? 0 : totalDataProcessedGb / totalToolCalls,
    cacheSize,
    concurrency,
    perTool: Object.fromEntries([...tools].map(([name, totals]) => [name, oneTool(totals)])),
  };
}

function oneTool({ calls, hits, errors, sumMs, dataVolumeGb, durations }: ToolTotals) {
  const [p95Ms] = percentilesMs(durations, [95]);
  return {
    totalCalls: calls,
    cacheHits: hits,
    errors,
    totalTimeMs: sumMs,
    avgTimeMs: calls === 0 ? 0 : sumMs / calls,
    ...(p95Ms === undefined ? {} : { p95Ms }),
    totalDataProcessedGb: dataVolumeGb,
  };
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
