import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

/** What DynamoDB says it charged so far, in capacity units. */
export interface CapacityMeter {
  readUnits: number;
  writeUnits: number;
}

const replySchema = z.object({
  ConsumedCapacity: z.optional(
    z.union([
      z.array(z.object({ CapacityUnits: z.optional(z.number()) })),
      z.object({ CapacityUnits: z.optional(z.number()) }),
    ]),
  ),
});

const READS: ReadonlySet<string> = new Set([
  'GetItemCommand',
  'BatchGetItemCommand',
  'QueryCommand',
  'ScanCommand',
]);

/** Makes the client ask for the capacity of each request and add it to the meter. */
export function watchCapacity(client: DynamoDBClient, meter: CapacityMeter): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const units = unitsOf(result.output);
      if (READS.has(context.commandName ?? '')) meter.readUnits += units;
      else meter.writeUnits += units;
      return result;
    },
    { step: 'initialize', name: 'capacityMeter' },
  );
}

function unitsOf(output: unknown): number {
  const consumed = replySchema.safeParse(output).data?.ConsumedCapacity;
  const all: readonly Pick<ConsumedCapacity, 'CapacityUnits'>[] =
    consumed === undefined ? [] : [consumed].flat();
  return all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}
