import { mergeHistograms } from './histogram.ts';
import type { BatchTotals, ResponseTotals, StatisticsTotals, ToolTotals } from './statistics-store.ts';

/** Totals of all parts together, in whatever order and however they are split; zeros for none. */
export function addUp(parts: readonly StatisticsTotals[]): StatisticsTotals {
  return {
    responses: addResponses(parts.map(({ responses }) => responses)),
    tools: addTools(parts.map(({ tools }) => tools)),
    batches: addBatches(parts.map(({ batches }) => batches)),
  };
}

function addResponses(parts: readonly ResponseTotals[]): ResponseTotals {
  return {
    count: sumOf(parts, ({ count }) => count),
    sumMs: sumOf(parts, ({ sumMs }) => sumMs),
    underTarget: sumOf(parts, ({ underTarget }) => underTarget),
    inputTokens: sumOf(parts, ({ inputTokens }) => inputTokens),
    outputTokens: sumOf(parts, ({ outputTokens }) => outputTokens),
    savedTokens: sumOf(parts, ({ savedTokens }) => savedTokens),
    savedOutputTokens: sumOf(parts, ({ savedOutputTokens }) => savedOutputTokens),
    guardRejects: sumOf(parts, ({ guardRejects }) => guardRejects),
    readUnits: sumOf(parts, ({ readUnits }) => readUnits),
    writeUnits: sumOf(parts, ({ writeUnits }) => writeUnits),
    durations: mergeHistograms(parts.map(({ durations }) => durations)),
    bySource: addCounts(parts.map(({ bySource }) => bySource)),
    byKeyword: addCounts(parts.map(({ byKeyword }) => byKeyword)),
  };
}

/** In the order of their names. */
function addTools(parts: readonly StatisticsTotals['tools'][]): Map<string, ToolTotals> {
  const names = new Set(parts.flatMap((tools) => [...tools.keys()]));
  return new Map(
    [...names].sort().map((name) => [name, addTool(parts.flatMap((tools) => tools.get(name) ?? []))]),
  );
}

function addTool(parts: readonly ToolTotals[]): ToolTotals {
  return {
    calls: sumOf(parts, ({ calls }) => calls),
    hits: sumOf(parts, ({ hits }) => hits),
    errors: sumOf(parts, ({ errors }) => errors),
    sumMs: sumOf(parts, ({ sumMs }) => sumMs),
    dataVolumeGb: sumOf(parts, ({ dataVolumeGb }) => dataVolumeGb),
    durations: mergeHistograms(parts.map(({ durations }) => durations)),
  };
}

function addBatches(parts: readonly BatchTotals[]): BatchTotals {
  return {
    batches: sumOf(parts, ({ batches }) => batches),
    readUnits: sumOf(parts, ({ readUnits }) => readUnits),
    writeUnits: sumOf(parts, ({ writeUnits }) => writeUnits),
  };
}

function addCounts(parts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const counts of parts)
    for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}

/** Sum to twelve digits, so that adding parts in another order gives the same, and a few bytes still count in gigabytes. */
function sumOf<T>(parts: readonly T[], amount: (part: T) => number): number {
  const sum = parts.reduce((total, part) => total + amount(part), 0);
  return Number(sum.toPrecision(12));
}
