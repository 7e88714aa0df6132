import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ENV } from '../../functions/core/names.ts';
import { LOCAL_CREDENTIALS } from '../../local/aws-environment.ts';
import { createTables } from '../../local/create-tables.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import type { TableDefinition } from '../../local/read-template.ts';
import { deployedTables } from './dynamodb-tables.ts';

/** A DynamoDB in memory with the tables that are deployed, empty. */
export interface TestDatabase {
  readonly url: string;
  /** What a function needs of its environment to use it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Starts it on a free port and a thread of its own; the tables come from the infrastructure's code. */
export async function startDatabase(): Promise<TestDatabase> {
  return await toDatabase(await startEmbeddedDynamodb(undefined));
}

/** Makes the tables that are missing. */
export async function toDatabase({ url, close }: EmbeddedDynamodb): Promise<TestDatabase> {
  const tables = deployedTables('Millrace');
  const client = new DynamoDBClient({ endpoint: url, region: REGION, credentials: LOCAL_CREDENTIALS });
  await createTables(client, tables, { timeToLive: false });
  client.destroy();
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: url,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    [ENV.memoryTable]: nameOf(tables, 'MemoryTable'),
    [ENV.cacheTable]: nameOf(tables, 'CacheTable'),
    [ENV.statisticsTable]: nameOf(tables, 'StatisticsTable'),
  };
  return { url, environment, close };
}

const REGION = 'us-east-1';

function nameOf(tables: readonly TableDefinition[], construct: string): string {
  const table = tables.find(({ TableName }) => TableName.endsWith(construct));
  if (table === undefined) throw new Error(`There is no table ${construct}.`);
  return table.TableName;
}
