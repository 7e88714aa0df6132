import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from './read-template.ts';
import { StartFault } from './start-fault.ts';

export interface CreateTablesOptions {
  /** False where the server knows no TTL; a server that refuses it is asked in vain without harm. */
  readonly timeToLive: boolean;
  /** How long all tables together may take to become active. */
  readonly waitMs?: number;
}

/**
 * Makes the tables that are missing and waits until all are active.
 * Throws a StartFault if a table of that name has other keys or local indexes, because those cannot be changed.
 */
export async function createTables(
  client: DynamoDBClient,
  tables: readonly TableDefinition[],
  { timeToLive, waitMs = 60_000 }: CreateTablesOptions,
): Promise<void> {
  const deadline = Date.now() + waitMs;
  await Promise.all(
    tables.map(async (table) => {
      const existing = await describe(client, table.TableName);
      if (existing === undefined) await create(client, table);
      await waitUntilActive(client, table, deadline);
      if (existing === undefined && timeToLive) await turnOnTimeToLive(client, table);
    }),
  );
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function create(client: DynamoDBClient, table: TableDefinition): Promise<void> {
  const { TimeToLiveSpecification: _, ...definition } = table;
  try {
    await client.send(new CreateTableCommand({ ...definition, BillingMode: 'PAY_PER_REQUEST' }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

async function waitUntilActive(
  client: DynamoDBClient,
  table: TableDefinition,
  deadline: number,
): Promise<void> {
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 1000)) {
    const found = await describe(client, table.TableName);
    if (found?.TableStatus === 'ACTIVE') return requireSameKeys(table, found);
    if (Date.now() + pauseMs > deadline) {
      throw new StartFault(
        `The table ${table.TableName} does not become active; it is ${found?.TableStatus ?? 'gone'}. Delete it or use other data (MILLRACE_DATA_DIR).`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function requireSameKeys(table: TableDefinition, found: TableDescription): void {
  if (toKeyText(table) === toKeyText(found)) return;
  throw new StartFault(
    `The table ${table.TableName} has other keys or indexes than this version needs. Delete the table or use other data (MILLRACE_DATA_DIR).`,
  );
}

function toKeyText({
  KeySchema,
  LocalSecondaryIndexes = [],
  GlobalSecondaryIndexes = [],
}: Pick<TableDescription, 'KeySchema' | 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes'>): string {
  const indexes = [...LocalSecondaryIndexes, ...GlobalSecondaryIndexes].map(
    ({ IndexName, KeySchema, Projection }) =>
      JSON.stringify([
        IndexName,
        toNames(KeySchema),
        Projection?.ProjectionType,
        Projection?.NonKeyAttributes?.toSorted(),
      ]),
  );
  return [toNames(KeySchema), ...indexes.sort()].join();
}

function toNames(keySchema: TableDescription['KeySchema'] = []): string {
  return keySchema.map((key) => `${key.KeyType} ${key.AttributeName}`).join(', ');
}

async function turnOnTimeToLive(client: DynamoDBClient, table: TableDefinition): Promise<void> {
  const { TimeToLiveSpecification } = table;
  if (TimeToLiveSpecification === undefined) return;
  try {
    await client.send(new UpdateTimeToLiveCommand({ TableName: table.TableName, TimeToLiveSpecification }));
  } catch {
    // Whoever cannot delete expired items keeps them; reading treats them as gone in any case.
  }
}
