import { randomUUID } from 'node:crypto';
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { toAnswerItem } from '../../functions/adapters/dynamodb/answer-items.ts';
import { makeDocumentClient } from '../../functions/adapters/dynamodb/client.ts';
import { makeMemoryWriter } from '../../functions/adapters/dynamodb/memory-writer.ts';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { answerIdOf } from '../../functions/core/answers/answer-id.ts';
import type { StoredAnswer } from '../../functions/core/answers/answer-store.ts';
import type { Addition } from '../../functions/core/memory/memory-store.ts';
import { ENV } from '../../functions/core/names.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { LOCAL_CREDENTIALS } from '../../local/aws-environment.ts';
import { CutOff, cutOff } from './dynamodb-faults.ts';
import { startDatabase } from './embedded-dynamodb.ts';
import { storeEntries } from './stored-entries.ts';
import { startWireMeter, type WireMeter } from './wire/wire-meter.ts';

const replySchema = z.looseObject({ source: z.string(), answerId: z.string(), responseTimeMs: z.number() });

/** The message function as it is deployed, in this process, with a meter between it and its tables. */
export interface MeteredMessage {
  readonly meter: WireMeter;
  /** Sends a message by direct invocation. */
  readonly ask: (agentId: string, message: string, more?: object) => Promise<z.infer<typeof replySchema>>;
  /** Stores answers to the messages, past the meter, as a model made them a minute ago. */
  readonly fill: (agentId: string, messages: readonly string[], response?: string) => Promise<void>;
  /** Stores answers to the messages past the meter, as an operator does. */
  readonly fillAhead: (agentId: string, messages: readonly string[], response: string) => Promise<void>;
  /** Puts entries into a memory that is empty, past the meter. */
  readonly fillMemory: (agentId: string, additions: readonly Addition[]) => Promise<void>;
  /** Adds entries past the meter, as an instance of the memory function does. */
  readonly remember: (agentId: string, additions: readonly Addition[]) => Promise<void>;
  /** Counts entries past the meter and stores none, as an instance that ends in between. */
  readonly breakOff: (agentId: string, additions: readonly Addition[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts it once for a process: the function reads its environment when it is loaded. */
export async function startMeteredMessage(
  variables: Readonly<Record<string, string>> = {},
): Promise<MeteredMessage> {
  const database = await startDatabase();
  const meter = await startWireMeter(database.url);
  Object.assign(process.env, database.environment, {
    AWS_ENDPOINT_URL_DYNAMODB: meter.url,
    [ENV.defaultTenant]: 'local',
    [ENV.modelProvider]: 'offline',
    ...variables,
  });
  const cacheTable = database.environment[ENV.cacheTable] ?? '';
  const memoryTable = database.environment[ENV.memoryTable] ?? '';
  const { handler } = await import('../../functions/message/handler.ts');
  const connect = () =>
    makeDocumentClient(
      { readUnits: 0, writeUnits: 0 },
      { endpoint: database.url, region: 'us-east-1', credentials: LOCAL_CREDENTIALS },
    );
  const client = connect();
  const writer = makeMemoryWriter({ client, tableName: memoryTable }, Date.now);
  return {
    meter,
    ask: async (agentId, message, more = {}) =>
      replySchema.parse(await handler({ agentId, message, ...more }, { awsRequestId: randomUUID() })),
    fill: (agentId, messages, response) =>
      fill(client, cacheTable, { tenant: 'local', agentId }, messages, { response }),
    fillAhead: (agentId, messages, response) =>
      fill(client, cacheTable, { tenant: 'local', agentId }, messages, { response, origin: 'precomputed' }),
    fillMemory: (agentId, additions) =>
      storeEntries(client, memoryTable, { tenant: 'local', agentId }, additions),
    remember: async (agentId, additions) => {
      const scope = { tenant: 'local', agentId };
      const { outcomes } = await writer.add(scope, additions);
      writer.settle(
        scope,
        outcomes.map(({ entry }) => entry),
      );
    },
    breakOff: async (agentId, additions) => {
      const mortal = connect();
      cutOff(mortal, { at: 1, moment: 'after' });
      const adding = makeMemoryWriter({ client: mortal, tableName: memoryTable }, Date.now);
      await adding.add({ tenant: 'local', agentId }, additions).catch((error: unknown) => {
        if (!(error instanceof CutOff)) throw error;
      });
      mortal.destroy();
    },
    close: async () => {
      client.destroy();
      await meter.close();
      await database.close();
    },
  };
}

async function fill(
  client: DynamoDBDocumentClient,
  cacheTable: string,
  scope: Scope,
  messages: readonly string[],
  given: Partial<Pick<StoredAnswer, 'response' | 'origin'>>,
): Promise<void> {
  const fromMs = Date.now() - 60_000;
  const puts = messages.map((message, position) => {
    const answer = {
      answerId: answerIdOf(message, sha256),
      message,
      response: given.response ?? 'Stored ahead of the test.',
      origin: given.origin ?? 'model',
      answeredAtMs: fromMs + position,
      dependencies: { '': 0 },
      expiresAtMs: fromMs + 86_400_000,
    };
    return { PutRequest: { Item: toAnswerItem(scope, answer) } };
  });
  for (let from = 0; from < puts.length; from += 25)
    await client.send(new BatchWriteCommand({ RequestItems: { [cacheTable]: puts.slice(from, from + 25) } }));
}
