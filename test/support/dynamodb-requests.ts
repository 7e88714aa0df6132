import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

/** A request on the wire; a retry of the SDK is a request of its own. */
export interface RecordedRequest {
  /** `PutItemCommand` and the like. */
  readonly command: string;
  /** Units that the server says it charged, 0 for a refused request; dynalite leaves out those of index writes. */
  readonly capacityUnits: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Name of the error, `ConditionalCheckFailedException` for one. */
  readonly error?: string;
}

/** The requests of a client from now on, in the order of their ends; set its length to 0 to begin anew. */
export function recordRequests(client: DynamoDBDocumentClient): RecordedRequest[] {
  const requests: RecordedRequest[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const startMs = performance.now();
      const record = (rest: { capacityUnits: number; error?: string }) =>
        requests.push({
          command: context.commandName ?? '',
          startMs,
          endMs: performance.now(),
          ...rest,
        });
      try {
        const result = await next(args);
        record({ capacityUnits: unitsOf(result.output) });
        return result;
      } catch (error) {
        record({ capacityUnits: 0, error: error instanceof Error ? error.name : String(error) });
        throw error;
      }
    },
    { step: 'finalizeRequest', priority: 'low', name: 'recordRequests' },
  );
  return requests;
}

/** Units of the requests that read. */
export function readUnits(requests: readonly RecordedRequest[]): number {
  return sumUnits(requests.filter(({ command }) => READS.has(command)));
}

/** Units of the requests that write. */
export function writeUnits(requests: readonly RecordedRequest[]): number {
  return sumUnits(requests.filter(({ command }) => !READS.has(command)));
}

const READS: ReadonlySet<string> = new Set([
  'GetItemCommand',
  'BatchGetItemCommand',
  'QueryCommand',
  'ScanCommand',
]);

const unitsSchema = z.object({ CapacityUnits: z.number() });
const outputSchema = z.object({ ConsumedCapacity: z.union([z.array(unitsSchema), unitsSchema]) });

function unitsOf(output: unknown): number {
  const parsed = outputSchema.safeParse(output);
  if (!parsed.success) return 0;
  return [parsed.data.ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}

function sumUnits(requests: readonly RecordedRequest[]): number {
  return requests.reduce((sum, { capacityUnits }) => sum + capacityUnits, 0);
}
