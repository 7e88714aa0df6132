import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { onTestFinished } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../../local/aws-environment.ts';

/** A client of a DynamoDB on this machine, closed after the test. */
export function toClient(endpoint: string): DynamoDBClient {
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: LOCAL_CREDENTIALS });
  onTestFinished(() => client.destroy());
  return client;
}
