import * as z from 'zod/mini';
import { settingsSchema } from '../../core/settings/settings.ts';

const count = z.int().check(z.gte(0));
const amount = z.number().check(z.gte(0));
const ratio = z.number().check(z.gte(0), z.lte(1));

const entrySchema = z.looseObject({
  entryId: z.string(),
  content: z.string(),
  timestamp: z.iso.datetime(),
  importance: ratio,
  stage: z.string(),
  dataVolumeGb: amount,
  sizeBytes: count,
  dataset: z.optional(z.string()),
  source: z.optional(z.string()),
  pinned: z.boolean(),
});

/** Good replies of the memory function; a member that is not named here may come later. */
export const MEMORY_REPLIES = {
  add: z.union([z.looseObject({ entries: z.array(entrySchema) }), entrySchema]),
  list: z.looseObject({ entries: z.array(entrySchema), nextCursor: z.optional(z.string()) }),
  get: entrySchema,
  forget: z.looseObject({ entryId: z.string() }),
  forgetAll: z.looseObject({ forgotten: count }),
  cleanUp: z.looseObject({
    kept: count,
    evicted: z.array(z.looseObject({ entryId: z.string(), sizeBytes: count })),
    evictedTotal: z.optional(count),
    freedBytes: count,
  }),
  context: z.looseObject({
    context: z.string(),
    entriesIncluded: count,
    entriesOmitted: count,
    omittedVolumeGb: amount,
  }),
  raiseVersion: z.looseObject({ dataset: z.string(), version: count }),
  getSettings: settingsSchema(),
  changeSettings: settingsSchema(),
  health: z.looseObject({ status: z.literal('ok') }),
  openapi: z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }),
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;
