import type * as z from 'zod/mini';
import type { FunctionName } from '../../core/names.ts';
import { MEMORY_REPLIES } from './memory-replies.ts';
import { MESSAGE_REPLIES } from './message-replies.ts';
import { MAINTENANCE_REPLIES, STATS_REPLIES } from './stats-replies.ts';
import { TOOL_BATCH_REPLIES } from './tool-batch-replies.ts';

/** Schema of an operation's good replies; undefined for one that only a direct invocation reaches. */
export function replySchema(name: FunctionName, operation: string): z.ZodMiniType | undefined {
  return new Map<string, z.ZodMiniType>(Object.entries(REPLIES[name])).get(operation);
}

const REPLIES = {
  message: MESSAGE_REPLIES,
  'tool-batch': TOOL_BATCH_REPLIES,
  memory: MEMORY_REPLIES,
  stats: STATS_REPLIES,
  maintenance: MAINTENANCE_REPLIES,
} as const satisfies Readonly<Record<FunctionName, Readonly<Record<string, z.ZodMiniType>>>>;
