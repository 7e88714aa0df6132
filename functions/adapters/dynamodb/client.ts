import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type CapacityMeter, watchCapacity } from './capacity-meter.ts';
import { EarlyAgent } from './early-connection.ts';
import { limitRetries } from './retry-budget.ts';

/**
 * The document client of the functions: one attempt takes at most 1 s to connect and 3 s to answer; three attempts,
 * within the budget of retries. It connects to `early`, an https endpoint, before there is anything to send.
 */
export function makeDocumentClient(
  meter: CapacityMeter,
  config: DynamoDBClientConfig = {},
  early?: URL,
): DynamoDBDocumentClient {
  const agent = early === undefined ? {} : { httpsAgent: new EarlyAgent(early) };
  const client = new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true, ...agent },
    ...config,
  });
  watchCapacity(client, meter);
  limitRetries(client);
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
