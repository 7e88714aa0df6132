import type { DynamoDBClient, ServiceOutputTypes } from '@aws-sdk/client-dynamodb';

/** What DynamoDB says it charged so far, in capacity units. */
export interface CapacityMeter {
  readUnits: number;
  writeUnits: number;
}

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

function unitsOf(output: ServiceOutputTypes): number {
  const consumed = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined;
  return [consumed ?? []].flat().reduce((sum, each) => sum + unitsIn(each), 0);
}

function unitsIn(consumed: object): number {
  return 'CapacityUnits' in consumed && typeof consumed.CapacityUnits === 'number'
    ? consumed.CapacityUnits
    : 0;
}
