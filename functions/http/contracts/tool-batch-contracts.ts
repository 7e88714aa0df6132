import * as z from 'zod/mini';
import { batchRequestSchema } from '../../core/tools/batch-request.ts';
import type { Contract } from '../operation.ts';

/** What the tool-batch function takes, by operation. */
export const TOOL_BATCH = {
  run: {
    name: 'run',
    summary: 'Runs 1 to 100 tool calls; results come in their order.',
    input: batchRequestSchema,
  },
  listTools: {
    name: 'listTools',
    summary: 'Lists the tools with JSON Schemas of their params.',
    input: () => z.strictObject({}),
    isAgentless: true,
  },
} as const satisfies Record<string, Contract<never> | Contract>;
