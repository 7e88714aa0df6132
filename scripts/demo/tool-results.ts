import * as z from 'zod/mini';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What the demo reads of a result of `validate_schema`. */
export const validationSchema = z.object({
  valid: z.boolean(),
  rowCount: z.number(),
  invalidRows: z.number(),
  violations: z.number(),
  byKeyword: z.array(
    z.object({ keyword: z.string(), path: z.string(), count: z.number(), message: z.string() }),
  ),
  samples: z.array(
    z.object({ row: z.number(), pointer: z.string(), message: z.string(), value: z.optional(value) }),
  ),
  dataVolumeGb: z.number(),
});

const columnSchema = z.object({
  name: z.string(),
  type: z.string(),
  typeCounts: z.optional(z.record(z.string(), z.number())),
  count: z.number(),
  nulls: z.number(),
  distinct: z.number(),
  min: z.optional(value),
  max: z.optional(value),
  mean: z.optional(z.number()),
  quantiles: z.optional(z.object({ p50: z.number() })),
  topValues: z.array(z.object({ value, count: z.number() })),
});

/** What the demo reads of a result of `profile_dataset`. */
export const profileSchema = z.object({
  rowCount: z.number(),
  columnCount: z.number(),
  columns: z.array(columnSchema),
  dataVolumeGb: z.number(),
});

export type Validation = z.infer<typeof validationSchema>;
export type Profile = z.infer<typeof profileSchema>;
export type Column = z.infer<typeof columnSchema>;
