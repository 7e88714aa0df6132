import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import type { Scope } from '../../functions/core/scope.ts';
import { Cleanup } from '../../local/cleanup.ts';
import { createTables } from '../../local/create-tables.ts';
import { startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { connectTo } from './connect-to.ts';
import { deployedTables } from './dynamodb-tables.ts';

/** Names an endpoint to test against, such as that of DynamoDB Local; the embedded DynamoDB otherwise. */
export const ENDPOINT_VARIABLE = 'MILLRACE_TEST_DYNAMODB_ENDPOINT';

/** Real tables, empty at first, as they are deployed. */
export interface TestDynamodb {
  readonly url: string;
  readonly memoryTable: string;
  readonly cacheTable: string;
  readonly statisticsTable: string;
  /** A client with a connection of its own, as another instance of a function has it. */
  readonly connect: () => DynamoDBDocumentClient;
  /** Ends the connections and drops the tables. */
  readonly close: () => Promise<void>;
}

/** Tables for the tests of the file that calls it; they are there from the first test to the last. */
export function useDynamodb(): Omit<TestDynamodb, 'close'> {
  let started: TestDynamodb | undefined;
  const get = () => {
    if (started === undefined) throw new Error('The tables are there within tests alone.');
    return started;
  };
  beforeAll(async () => {
    started = await startDynamodb();
  });
  afterAll(() => started?.close());
  return {
    get url() {
      return get().url;
    },
    get memoryTable() {
      return get().memoryTable;
    },
    get cacheTable() {
      return get().cacheTable;
    },
    get statisticsTable() {
      return get().statisticsTable;
    },
    connect: () => get().connect(),
  };
}

/** An agent that nobody else uses, so that tests in the same tables do not meet. */
export function newScope(): Scope {
  return { tenant: `tenant-${randomUUID()}`, agentId: 'agent' };
}

/** Makes the tables under names that nobody else uses. */
export async function startDynamodb(): Promise<TestDynamodb> {
  const cleanup = new Cleanup();
  const given = process.env[ENDPOINT_VARIABLE];
  const url = given === undefined || given === '' ? await startEmbedded(cleanup) : given;
  const connect = () => {
    const client = connectTo(url);
    cleanup.add(() => client.config.requestHandler.destroy?.());
    return client;
  };
  const prefix = `Test-${randomUUID()}`;
  const tables = deployedTables(prefix);
  const client = connect();
  await createTables(client, tables, { timeToLive: true });
  cleanup.add(() =>
    Promise.all(tables.map(({ TableName }) => client.send(new DeleteTableCommand({ TableName })))),
  );
  return {
    url,
    memoryTable: `${prefix}-MemoryTable`,
    cacheTable: `${prefix}-CacheTable`,
    statisticsTable: `${prefix}-StatisticsTable`,
    connect,
    close: () => cleanup.run(),
  };
}

async function startEmbedded(cleanup: Cleanup): Promise<string> {
  const { url, close } = await startEmbeddedDynamodb(undefined);
  cleanup.add(close);
  return url;
}
