import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));
const durationMs = z.number().check(z.gte(0));
const call = { id: z.optional(z.string()), tool: z.string(), durationMs };

/** Good replies of the tool-batch function; a member that is not named here may come later. */
export const TOOL_BATCH_REPLIES = {
  run: z.looseObject({
    results: z.array(
      z.union([
        z.looseObject({ ...call, success: z.literal(true), result: z.unknown(), cached: z.boolean() }),
        z.looseObject({
          ...call,
          success: z.literal(false),
          error: z.looseObject({ code: z.string(), message: z.string() }),
        }),
      ]),
    ),
    succeeded: count,
    failed: count,
    cacheHits: count,
    durationMs,
  }),
  listTools: z.looseObject({
    tools: z.array(
      z.looseObject({
        name: z.string(),
        description: z.string(),
        version: z.string(),
        cacheable: z.boolean(),
        ttlSeconds: count,
        sideEffect: z.string(),
        params: z.looseObject({}),
      }),
    ),
  }),
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;
