import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../core/errors.ts';
import { backoff } from './backoff.ts';

const MOST_IN_ONE_READ = 100;

export interface TableKey {
  readonly tableName: string;
  readonly key: Record<string, unknown>;
  readonly consistent?: boolean;
  /** True for an item that must not be mistaken for absent: if it stays unprocessed, the whole read throws. */
  readonly isVital?: boolean;
}

export interface Found {
  readonly tableName: string;
  readonly item: Record<string, unknown>;
}

/**
 * Items under the keys, from any tables, in no order; an absent one is left out. Reads 100 keys a request, all requests
 * at once. Keys that DynamoDB leaves unprocessed are tried `tries` times with backoff, then treated as absent, or as a failure if one of them is vital.
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  keys: readonly TableKey[],
  tries = 4,
): Promise<Found[]> {
  const chunks: TableKey[][] = [];
  for (let from = 0; from < keys.length; from += MOST_IN_ONE_READ)
    chunks.push(keys.slice(from, from + MOST_IN_ONE_READ));
  return (await Promise.all(chunks.map((chunk) => readChunk(client, chunk, tries)))).flat();
}

async function readChunk(
  client: DynamoDBDocumentClient,
  keys: readonly TableKey[],
  tries: number,
): Promise<Found[]> {
  const found: Found[] = [];
  let request = toRequest(keys);
  for (let failures = 0; failures < tries && Object.keys(request).length > 0; ) {
    if (failures > 0) await backoff(failures);
    const reply = await client.send(new BatchGetCommand({ RequestItems: request }));
    const items = Object.entries(reply.Responses ?? {});
    found.push(...items.flatMap(([tableName, rows]) => rows.map((item) => ({ tableName, item }))));
    request = reply.UnprocessedKeys ?? {};
    // A reply that is full leaves keys over as well: only one that brings nothing is a failure.
    if (items.every(([, rows]) => rows.length === 0)) failures++;
  }
  if (keys.some(({ tableName, isVital }) => isVital === true && request[tableName] !== undefined))
    throw new AppError('unavailable', 'The database left a read undone; try again shortly.');
  return found;
}

type Request = NonNullable<ConstructorParameters<typeof BatchGetCommand>[0]['RequestItems']>;

function toRequest(keys: readonly TableKey[]): Request {
  const request: Request = {};
  for (const { tableName, key, consistent = false } of keys) {
    const table = request[tableName];
    if (table === undefined) request[tableName] = { Keys: [key], ConsistentRead: consistent };
    else table.Keys?.push(key);
  }
  return request;
}
