import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Addition } from '../../../functions/core/memory/memory-store.ts';
import { LOCAL_CREDENTIALS } from '../../../local/aws-environment.ts';
import type { Contender } from './contender.ts';

/** Exactly these: a later version of the adapter was malicious. No script of theirs is run. */
const PEERS = ['@mastra/dynamodb@1.0.0', '@mastra/core@1.71.0'];
const FOLDER = path.resolve(import.meta.dirname, '../../../.cache/bench-peers');
const TABLE = 'mastra-bench';
/** What its memory asks for by default. */
const LAST = 10;

interface Message {
  readonly id: string;
  readonly threadId: string;
  readonly resourceId: string;
  readonly role: 'user';
  readonly createdAt: Date;
  readonly content: { readonly format: 2; readonly parts: readonly { type: 'text'; text: string }[] };
}

interface MemoryStorage {
  saveThread(args: { thread: object }): Promise<unknown>;
  saveMessages(args: { messages: readonly Message[] }): Promise<unknown>;
  listMessages(args: object): Promise<{ messages: readonly { id: string }[]; total: number }>;
}

interface Peer {
  DynamoDBStore: new (options: { name: string; config: object }) => { stores: { memory: MemoryStorage } };
}

/** `@mastra/dynamodb`, whose read for a model is the last messages of a thread. */
export async function mastraMemory(
  client: DynamoDBDocumentClient,
  directUrl: string,
  meteredUrl: string,
): Promise<Contender> {
  install();
  await client.send(new CreateTableCommand(tableDefinition()));
  const entry = path.join(FOLDER, 'node_modules/@mastra/dynamodb/dist/index.js');
  const { DynamoDBStore }: Peer = await import(pathToFileURL(entry).href);
  const connect = (endpoint: string) =>
    new DynamoDBStore({
      name: 'bench',
      config: {
        id: 'bench',
        tableName: TABLE,
        endpoint,
        region: 'us-east-1',
        credentials: LOCAL_CREDENTIALS,
      },
    }).stores.memory;
  const [direct, metered] = [connect(directUrl), connect(meteredUrl)];
  const last = { perPage: LAST, orderBy: { field: 'createdAt', direction: 'DESC' } };
  return {
    name: '@mastra/dynamodb 1.0.0',
    load: async (agent, entries) => {
      const now = new Date();
      const thread = { id: agent, resourceId: 'bench', title: agent, createdAt: now, updatedAt: now };
      await direct.saveThread({ thread });
      await copyMessages(client, agent, entries, async (first) => {
        await direct.saveMessages({ messages: [first] });
      });
    },
    add: async (agent, entry) => void (await metered.saveMessages({ messages: [toMessage(agent, entry)] })),
    context: async (agent, entries) => {
      const { messages } = await metered.listMessages({ threadId: agent, ...last });
      const newest = entries.toSorted((a, b) => b.timestampMs - a.timestampMs).slice(0, LAST);
      const ids = new Set(messages.map(({ id }) => id));
      return ids.size === newest.length && newest.every(({ entryId }) => ids.has(entryId));
    },
    count: async (agent) => (await direct.listMessages({ threadId: agent, ...last })).total,
  };
}

function toMessage(threadId: string, { entryId, timestampMs, content }: Addition): Message {
  return {
    id: entryId,
    threadId,
    resourceId: 'bench',
    role: 'user',
    createdAt: new Date(timestampMs),
    content: { format: 2, parts: [{ type: 'text', text: content }] },
  };
}

/** Saves the first as the adapter does, and the others as copies of its item under their own ids and times. */
async function copyMessages(
  client: DynamoDBDocumentClient,
  agent: string,
  entries: readonly Addition[],
  save: (message: Message) => Promise<void>,
): Promise<void> {
  const [first] = entries;
  if (first === undefined) return;
  await save(toMessage(agent, first));
  const template = JSON.stringify(await findMessage(client, first.entryId));
  const copies = entries.slice(1).map((entry) => ({ PutRequest: { Item: copyOf(template, first, entry) } }));
  for (let from = 0; from < copies.length; from += 25)
    await client.send(new BatchWriteCommand({ RequestItems: { [TABLE]: copies.slice(from, from + 25) } }));
}

async function findMessage(client: DynamoDBDocumentClient, id: string): Promise<Record<string, unknown>> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: TABLE,
        FilterExpression: 'id = :id',
        ExpressionAttributeValues: { ':id': id },
        ExclusiveStartKey: start,
      }),
    );
    const [found] = page.Items ?? [];
    if (found !== undefined) return found;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  throw new Error('The adapter saved no message.');
}

/** The keys hold ids and times in lower case. */
function copyOf(template: string, first: Addition, entry: Addition): Record<string, unknown> {
  const [oldTime, newTime] = [first, entry].map(({ timestampMs }) => new Date(timestampMs).toISOString());
  return JSON.parse(
    template
      .replaceAll(first.entryId, entry.entryId)
      .replaceAll(oldTime ?? '', newTime ?? '')
      .replaceAll((oldTime ?? '').toLowerCase(), (newTime ?? '').toLowerCase()),
  );
}

function install(): void {
  if (existsSync(path.join(FOLDER, 'node_modules/@mastra/dynamodb'))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), '{ "private": true }\n');
  const flags = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', ...flags, ...PEERS], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0) throw new Error('The packages to compare with could not be installed.');
}

/** The table as its documentation asks for it; messages use the first index. */
function tableDefinition() {
  const names = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];
  const keySchema = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  return {
    TableName: TABLE,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: keySchema('pk', 'sk'),
    GlobalSecondaryIndexes: ['gsi1', 'gsi2'].map((index) => ({
      IndexName: index,
      KeySchema: keySchema(`${index}pk`, `${index}sk`),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  };
}
