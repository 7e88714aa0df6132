import * as z from 'zod/mini';
import { defineTool, type ToolFacts } from '../../functions/core/tools/tool.ts';
import { makeBatchInstance, SILENT } from './batch-instance.ts';
import { connectTo } from './connect-to.ts';

/** What a process is told by its first message; it answers with the replies of its batches. */
const orderSchema = z.object({
  dynamodbUrl: z.string(),
  cacheTable: z.string(),
  memoryTable: z.string(),
  statisticsTable: z.string(),
  scope: z.object({ tenant: z.string(), agentId: z.string() }),
  /** The tool sends a request there and gives back the text of the reply. */
  toolUrl: z.string(),
  sideEffect: z.enum(['none', 'external']),
  idempotencyKey: z.optional(z.string()),
  /** Batches of one call each, all started at once. */
  batches: z.number(),
  timeoutMs: z.number(),
});

export type BatchOrder = z.infer<typeof orderSchema>;

process.once('message', (message) => void serve(orderSchema.parse(message)));

async function serve(order: BatchOrder): Promise<void> {
  const facts: ToolFacts = {
    name: 'get',
    description: 'Sends a request.',
    version: '1',
    cacheable: order.sideEffect === 'none',
    sideEffect: order.sideEffect,
  };
  const tool = defineTool({
    ...facts,
    params: z.strictObject({}),
    run: async () => await (await fetch(order.toolUrl)).text(),
  });
  const runBatch = makeBatchInstance(connectTo(order.dynamodbUrl), order, [tool]);
  const request = { requests: [{ tool: 'get', timeoutMs: order.timeoutMs }] };
  const call = { idempotencyKey: order.idempotencyKey };
  const replies = await Promise.all(
    Array.from({ length: order.batches }, () => runBatch(order.scope, request, SILENT, call)),
  );
  process.send?.(replies, () => process.disconnect());
}
