import * as z from 'zod/mini';
import type { ParamsSchema } from './tool.ts';

/** JSON Schema of params as a caller gives them. In a file of its own, as it is loaded for lists of tools only. */
export function toParamsSchema(schema: z.ZodMiniType): ParamsSchema {
  return z.toJSONSchema(schema, { io: 'input' });
}
