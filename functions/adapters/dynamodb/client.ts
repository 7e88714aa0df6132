import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type CapacityMeter, watchCapacity } from './capacity-meter.ts';
import { limitRetries } from './retry-budget.ts';

/**
 * The document client of the functions: one attempt takes at most 1 s to connect and 3 s to answer; three attempts,
 * within the budget of retries.
 */
export function makeDocumentClient(
  meter: CapacityMeter,
  config: DynamoDBClientConfig = {},
): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000 },
    ...config,
  });
  watchCapacity(client, meter);
  limitRetries(client);
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
