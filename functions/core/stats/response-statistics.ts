import { percentilesMs } from './histogram.ts';
import type { ResponseTotals } from './statistics-store.ts';

/** Response-time statistics of spec section 4; times in ms, within 2 % but for the exact mean. */
export function responseStatistics(totals: ResponseTotals, targetMs: number, cacheEntries: number) {
  return {
    totalResponses: totals.count,
    ...timesOf(totals),
    targetMs,
    cacheEntries,
    bySource: Object.fromEntries(totals.bySource),
    guardRejects: totals.guardRejects,
    tokens: { input: totals.inputTokens, output: totals.outputTokens, saved: totals.savedTokens },
    patterns: Object.fromEntries(totals.byKeyword),
  };
}

function timesOf(totals: ResponseTotals) {
  const [minMs, p50Ms, p90Ms, p95Ms, p99Ms, maxMs] = percentilesMs(
    totals.durations,
    [0, 50, 90, 95, 99, 100],
  );
  if (totals.count === 0) return { responsesUnderTarget: 0 };
  return {
    avgMs: totals.sumMs / totals.count,
    minMs,
    maxMs,
    p50Ms,
    p90Ms,
    p95Ms,
    p99Ms,
    responsesUnderTarget: totals.underTarget,
    targetAchievementRatePct: (100 * totals.underTarget) / totals.count,
  };
}
