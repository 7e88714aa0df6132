import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));
const amount = z.number().check(z.gte(0));
const percent = z.number().check(z.gte(0));
const counts = z.record(z.string(), count);

const memorySchema = z.looseObject({
  totalEntries: count,
  totalMemoryMb: amount,
  avgImportanceScore: z.optional(amount),
  memoryUtilizationPct: percent,
  oldestEntryAgeHours: z.optional(amount),
  memorySpanHours: z.optional(amount),
  totalDataVolumeGb: amount,
  processingStageDistribution: counts,
  avgDataVolumePerEntry: z.optional(amount),
  processingCount: count,
  evictedEntries: count,
});

const toolSchema = z.looseObject({
  totalCalls: count,
  cacheHits: count,
  errors: count,
  totalTimeMs: amount,
  avgTimeMs: amount,
  p95Ms: z.optional(amount),
  totalDataProcessedGb: amount,
});

const toolsSchema = z.looseObject({
  totalToolCalls: count,
  totalCacheHits: count,
  cacheHitRatePct: percent,
  totalDataProcessedGb: amount,
  avgDataPerCallGb: amount,
  cacheSize: count,
  concurrency: count,
  perTool: z.record(z.string(), toolSchema),
});

const responsesSchema = z.looseObject({
  totalResponses: count,
  avgMs: z.optional(amount),
  minMs: z.optional(amount),
  maxMs: z.optional(amount),
  p50Ms: z.optional(amount),
  p90Ms: z.optional(amount),
  p95Ms: z.optional(amount),
  p99Ms: z.optional(amount),
  responsesUnderTarget: count,
  targetAchievementRatePct: z.optional(percent),
  targetMs: amount,
  cacheEntries: count,
  bySource: counts,
  guardRejects: count,
  tokens: z.looseObject({ input: count, output: count, saved: count }),
  patterns: counts,
});

/** Good replies of the stats and the maintenance function; a member that is not named here may come later. */
export const STATS_REPLIES = {
  read: z.looseObject({
    memory: memorySchema,
    tools: toolsSchema,
    responses: responsesSchema,
    tunings: z.array(
      z.looseObject({
        at: z.iso.datetime(),
        oldTargetMs: amount,
        newTargetMs: amount,
        reason: z.string(),
      }),
    ),
  }),
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;

/** See `STATS_REPLIES`. */
export const MAINTENANCE_REPLIES = {
  tune: z.looseObject({ changed: z.boolean(), targetMs: amount, reason: z.string() }),
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;
