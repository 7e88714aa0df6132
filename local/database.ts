import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_CREDENTIALS, toAwsEnvironment, toRegion } from './aws-environment.ts';
import { createTables } from './create-tables.ts';
import { startEmbeddedDynamodb } from './embedded-dynamodb.ts';
import type { TableDefinition } from './read-template.ts';
import type { Settings } from './settings.ts';
import { StartFault, toReason } from './start-fault.ts';

/** The DynamoDB that the functions use: the embedded one, or one that the person named. */
export interface Database {
  readonly url: string;
  /** Makes what is missing; throws a StartFault if it cannot. */
  readonly createTables: (tables: readonly TableDefinition[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openDatabase(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
): Promise<Database> {
  if (settings.dynamodbUrl !== undefined) return toNamedDatabase(settings.dynamodbUrl, environment);
  const folder = settings.dataFolder === undefined ? undefined : path.join(settings.dataFolder, 'dynamodb');
  const embedded = await startEmbeddedDynamodb(folder, onLine);
  return {
    url: embedded.url,
    createTables: (tables) =>
      withClient(embedded.url, LOCAL_CREDENTIALS, environment, (client) =>
        createTables(client, tables, { timeToLive: false, waitMs: 10_000 }),
      ),
    close: embedded.close,
  };
}

function toNamedDatabase(url: string, environment: NodeJS.ProcessEnv): Database {
  const isLocal = toAwsEnvironment(environment, false)['AWS_ACCESS_KEY_ID'] === LOCAL_CREDENTIALS.accessKeyId;
  const credentials = isLocal ? LOCAL_CREDENTIALS : undefined;
  return {
    url,
    createTables: async (tables) => {
      try {
        await withClient(url, credentials, environment, (client) =>
          createTables(client, tables, { timeToLive: true }),
        );
      } catch (error) {
        if (error instanceof StartFault) throw error;
        throw new StartFault(`AWS_ENDPOINT_URL_DYNAMODB=${url} cannot be used: ${toReason(error)}.`);
      }
    },
    close: () => Promise.resolve(),
  };
}

async function withClient(
  endpoint: string,
  credentials: typeof LOCAL_CREDENTIALS | undefined,
  environment: NodeJS.ProcessEnv,
  use: (client: DynamoDBClient) => Promise<void>,
): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: toRegion(environment),
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...(credentials === undefined ? {} : { credentials }),
  });
  try {
    await use(client);
  } finally {
    client.destroy();
  }
}
