import { addUp } from '../../../functions/core/stats/add-up.ts';
import { bucketOf, mergeHistograms } from '../../../functions/core/stats/histogram.ts';
import type {
  HourTotals,
  ResponseRecord,
  ResponseTotals,
} from '../../../functions/core/stats/statistics-store.ts';
import type { StatisticsStore } from '../../support/statistics-store.ts';

const HOUR_MS = 3_600_000;

/** The responses of a `StatisticsStore` in memory, for one agent; it keeps no tool calls. */
export function makeStatisticsMemory(): Pick<StatisticsStore, 'recordResponse' | 'read'> {
  const kept: Kept[] = [];
  return {
    recordResponse: async (_, atMs, record) => {
      kept.push({ hourMs: Math.floor(atMs / HOUR_MS) * HOUR_MS, record });
    },
    read: async (_, fromMs) => {
      const hours = [...new Set(kept.map(({ hourMs }) => hourMs))].filter((ms) => ms + HOUR_MS > fromMs);
      return {
        hours: hours.sort((a, b) => a - b).map((ms) => hourOf(ms, kept)),
        kept: { answers: new Map(), results: new Map() },
      };
    },
  };
}

interface Kept {
  readonly hourMs: number;
  readonly record: ResponseRecord;
}

function hourOf(hourMs: number, kept: readonly Kept[]): HourTotals {
  const records = kept.filter((each) => each.hourMs === hourMs).map(({ record }) => record);
  return { ...addUp([]), hourMs, responses: totalsOf(records) };
}

function totalsOf(records: readonly ResponseRecord[]): ResponseTotals {
  const sum = (amount: (record: ResponseRecord) => number) =>
    records.reduce((total, record) => total + amount(record), 0);
  return {
    count: records.length,
    sumMs: sum(({ durationMs }) => durationMs),
    underTarget: sum(({ isUnderTarget }) => (isUnderTarget ? 1 : 0)),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    savedTokens: sum(({ savedTokens }) => savedTokens),
    savedOutputTokens: sum(({ savedOutputTokens = 0 }) => savedOutputTokens),
    readUnits: 0,
    writeUnits: 0,
    guardRejects: sum(({ guardRejects }) => guardRejects),
    durations: mergeHistograms(records.map(({ durationMs }) => new Map([[bucketOf(durationMs), 1]]))),
    bySource: tally(records.map(({ source }) => source)),
    byKeyword: tally(records.flatMap(({ keywords }) => keywords)),
  };
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
