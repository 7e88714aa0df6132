import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeDocumentClient } from '../../functions/adapters/dynamodb/client.ts';
import { LOCAL_CREDENTIALS } from '../../local/aws-environment.ts';

/** The functions' client on a DynamoDB on loopback, with connections of its own; destroy it when done. */
export function connectTo(url: string): DynamoDBDocumentClient {
  return makeDocumentClient(
    { readUnits: 0, writeUnits: 0 },
    { endpoint: url, region: 'us-east-1', credentials: LOCAL_CREDENTIALS },
  );
}
