import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';
import { datasetSchema } from '../memory/entry.ts';

/** Longest time that one tool call may take; a batch has to answer before the platform's 30 s are over. */
export const MAX_TOOL_TIMEOUT_MS = 25_000;
/** Time of a call that names none. */
export const DEFAULT_TOOL_TIMEOUT_MS = 10_000;

const toolRequestSchema = lazily(() =>
  z.strictObject({
    id: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
    tool: z.string().check(z.minLength(1), z.maxLength(128)),
    params: z.optional(z.record(z.string(), z.unknown())),
    timeoutMs: z.optional(z.int().check(z.gte(1), z.lte(MAX_TOOL_TIMEOUT_MS))),
    datasets: z.optional(z.array(datasetSchema()).check(z.maxLength(50))),
  }),
);

export const batchRequestSchema = lazily(() =>
  z.strictObject({
    requests: z.array(toolRequestSchema()).check(z.minLength(1), z.maxLength(100)),
    concurrency: z.optional(z.int().check(z.gte(1), z.lte(64))),
  }),
);

export type ToolRequest = z.infer<ReturnType<typeof toolRequestSchema>>;
export type BatchRequest = z.infer<ReturnType<typeof batchRequestSchema>>;
