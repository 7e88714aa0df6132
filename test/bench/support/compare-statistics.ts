import * as z from 'zod/mini';
import type { Tally, ToolTally } from './tally.ts';

const counts = z.record(z.string(), z.number());
const statsSchema = z.object({
  memory: z.object({
    totalEntries: z.number(),
    processingCount: z.number(),
    totalDataVolumeGb: z.number(),
    processingStageDistribution: counts,
  }),
  tools: z.object({
    totalToolCalls: z.number(),
    totalCacheHits: z.number(),
    totalDataProcessedGb: z.number(),
    cacheSize: z.number(),
    perTool: z.record(
      z.string(),
      z.object({
        totalCalls: z.number(),
        cacheHits: z.number(),
        errors: z.number(),
        totalTimeMs: z.number(),
        p95Ms: z.number(),
        totalDataProcessedGb: z.number(),
      }),
    ),
  }),
  responses: z.object({
    totalResponses: z.number(),
    avgMs: z.number(),
    minMs: z.number(),
    maxMs: z.number(),
    p50Ms: z.number(),
    p90Ms: z.number(),
    p95Ms: z.number(),
    p99Ms: z.number(),
    responsesUnderTarget: z.number(),
    bySource: counts,
    patterns: counts,
    cacheEntries: z.number(),
    tokens: z.object({ saved: z.number() }),
  }),
  costs: z.object({ calls: z.number() }),
});

/** One figure of the statistics beside what the load generator has for it. */
export interface Comparison {
  readonly figure: string;
  readonly kind: 'count' | 'sum' | 'percentile';
  readonly counted: number;
  readonly shown: number;
}

/** Every figure that the load generator can count for itself. */
export function compareStatistics(
  tally: Tally & { readonly storedAnswers: number },
  json: unknown,
): Comparison[] {
  const { memory, tools, responses, costs } = statsSchema.parse(json);
  const all = [...tally.tools.values()];
  const calls = all.reduce((sum, { timesMs }) => sum + timesMs.length, 0);
  return [
    count('totalResponses', tally.responses.length, responses.totalResponses),
    count('responsesUnderTarget', tally.underTarget, responses.responsesUnderTarget),
    count('tokens.saved', tally.savedTokens, responses.tokens.saved),
    count('cacheEntries', tally.storedAnswers, responses.cacheEntries),
    ...countsOf('bySource', tally.bySource, responses.bySource),
    ...countsOf('patterns', tally.byKeyword, responses.patterns),
    sum('avgMs', mean(tally.responses), responses.avgMs),
    ...percentiles(tally.responses, responses),
    count('totalToolCalls', calls, tools.totalToolCalls),
    count(
      'totalCacheHits',
      sumOf(all, ({ hits }) => hits),
      tools.totalCacheHits,
    ),
    count('cacheSize', tally.cached.size, tools.cacheSize),
    sum(
      'totalDataProcessedGb',
      sumOf(all, ({ volumeGb }) => volumeGb),
      tools.totalDataProcessedGb,
    ),
    ...[...tally.tools].flatMap(([name, tool]) => compareTool(name, tool, tools.perTool[name])),
    count('costs.calls', tally.responses.length + tally.batches, costs.calls),
    count('totalEntries', tally.entries, memory.totalEntries),
    count('processingCount', tally.entries, memory.processingCount),
    sum('totalDataVolumeGb', tally.volumeGb, memory.totalDataVolumeGb),
    ...countsOf('processingStageDistribution', tally.stages, memory.processingStageDistribution),
  ];
}

/** Value at position ceil(p / 100 * n) of all values. */
export function nearestRank(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil((percent * sorted.length) / 100)) - 1] ?? Number.NaN;
}

function percentiles(
  values: readonly number[],
  shown: Readonly<Record<'minMs' | 'p50Ms' | 'p90Ms' | 'p95Ms' | 'p99Ms' | 'maxMs', number>>,
): Comparison[] {
  return (
    [
      ['minMs', 0],
      ['p50Ms', 50],
      ['p90Ms', 90],
      ['p95Ms', 95],
      ['p99Ms', 99],
      ['maxMs', 100],
    ] as const
  ).map(([figure, percent]) => percentile(figure, nearestRank(values, percent), shown[figure]));
}

type ShownTool = z.infer<typeof statsSchema>['tools']['perTool'][string];

function compareTool(name: string, tool: ToolTally, shown: ShownTool | undefined): Comparison[] {
  return [
    count(`${name} totalCalls`, tool.timesMs.length, shown?.totalCalls),
    count(`${name} cacheHits`, tool.hits, shown?.cacheHits),
    count(`${name} errors`, tool.errors, shown?.errors),
    sum(
      `${name} totalTimeMs`,
      sumOf(tool.timesMs, (ms) => ms),
      shown?.totalTimeMs,
    ),
    sum(`${name} totalDataProcessedGb`, tool.volumeGb, shown?.totalDataProcessedGb),
    percentile(`${name} p95Ms`, nearestRank(tool.timesMs, 95), shown?.p95Ms),
  ];
}

function countsOf(
  figure: string,
  counted: ReadonlyMap<string, number>,
  shown: Readonly<Record<string, number>>,
): Comparison[] {
  const names = new Set([...counted.keys(), ...Object.keys(shown)]);
  return [...names].map((name) => count(`${figure}.${name}`, counted.get(name) ?? 0, shown[name] ?? 0));
}

function count(figure: string, counted: number, shown = Number.NaN): Comparison {
  return { figure, kind: 'count', counted, shown };
}

function sum(figure: string, counted: number, shown = Number.NaN): Comparison {
  return { figure, kind: 'sum', counted, shown };
}

function percentile(figure: string, counted: number, shown = Number.NaN): Comparison {
  return { figure, kind: 'percentile', counted, shown };
}

function mean(values: readonly number[]): number {
  return sumOf(values, (value) => value) / values.length;
}

function sumOf<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
