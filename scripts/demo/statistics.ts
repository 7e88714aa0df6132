import * as z from 'zod/mini';
import { formatMs, formatNumber, formatVolume, grid, wrap } from './text-layout.ts';

const figure = z.nullish(z.number());

/** What the demo reads of `GET /stats`. */
export const statisticsSchema = z.object({
  memory: z.object({
    totalEntries: z.number(),
    totalDataVolumeGb: z.number(),
    avgImportanceScore: figure,
    processingStageDistribution: z.optional(z.record(z.string(), z.number())),
  }),
  tools: z.object({
    totalToolCalls: z.number(),
    totalCacheHits: z.number(),
    cacheHitRatePct: z.number(),
    totalDataProcessedGb: z.number(),
    perTool: z.record(
      z.string(),
      z.object({
        totalCalls: z.number(),
        cacheHits: z.number(),
        errors: z.number(),
        avgTimeMs: figure,
        p95Ms: figure,
      }),
    ),
  }),
  responses: z.object({
    totalResponses: z.number(),
    avgMs: figure,
    p50Ms: figure,
    p95Ms: figure,
    targetMs: z.number(),
    targetAchievementRatePct: figure,
    bySource: z.optional(z.record(z.string(), z.number())),
  }),
});

export type Statistics = z.infer<typeof statisticsSchema>;

/** The statistics as an account of a few lines. */
export function describeStatistics({ memory, tools, responses }: Statistics): string {
  const { totalEntries, totalDataVolumeGb, processingStageDistribution = {} } = memory;
  return [
    wrap(
      `${formatNumber(totalEntries)} entries (${list(processingStageDistribution)}), ` +
        `${formatVolume(totalDataVolumeGb)} of data processed in all`,
      '  memory     ',
    ),
    wrap(
      `${formatNumber(tools.totalToolCalls)} calls, ${formatNumber(tools.totalCacheHits)} from the cache ` +
        `(${formatNumber(tools.cacheHitRatePct)} %), ${formatVolume(tools.totalDataProcessedGb)} in the results`,
      '  tools      ',
    ),
    describeTools(tools.perTool),
    wrap(describeResponses(responses), '  responses  '),
  ].join('\n');
}

function describeTools(perTool: Statistics['tools']['perTool']): string {
  const rows = Object.entries(perTool).map(([name, { totalCalls, cacheHits, errors, avgTimeMs, p95Ms }]) => [
    name,
    formatNumber(totalCalls),
    'calls',
    formatNumber(cacheHits),
    'hits',
    formatNumber(errors),
    'errors, mean',
    showMs(avgTimeMs),
    'p95',
    showMs(p95Ms),
  ]);
  return grid(rows, ' '.repeat(13));
}

function describeResponses(responses: Statistics['responses']): string {
  const {
    totalResponses,
    bySource = {},
    avgMs,
    p50Ms,
    p95Ms,
    targetMs,
    targetAchievementRatePct,
  } = responses;
  const rate =
    typeof targetAchievementRatePct === 'number' ? `${formatNumber(targetAchievementRatePct)} %` : 'none';
  return (
    `${formatNumber(totalResponses)} answers (${list(bySource)}), mean ${showMs(avgMs)}, ` +
    `median ${showMs(p50Ms)}, p95 ${showMs(p95Ms)}; ${rate} within the target of ${formatMs(targetMs)}`
  );
}

function list(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.map(([name, count]) => `${name} ${formatNumber(count)}`).join(', ') || 'none';
}

function showMs(value: number | null | undefined): string {
  return typeof value === 'number' ? formatMs(value) : 'unknown';
}
