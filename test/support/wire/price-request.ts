import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import { readUnitsFor, writeUnitsFor } from './capacity.ts';
import { itemBytes, type WireItem } from './item-size.ts';
import type { Upstream, UpstreamReply } from './upstream.ts';

/** What a request costs by AWS's rules, in capacity units. */
export interface Price {
  readonly readUnits: number;
  readonly writeUnits: number;
}

interface Priced {
  readonly reply: UpstreamReply;
  readonly price: Price;
}

const item = z.record(z.string(), z.unknown());
const flag = z._default(z.boolean(), false);
const name = z.string();
const unitsSchema = z.object({ CapacityUnits: z.number() });

const schemas = {
  get: z.object({
    TableName: name,
    Key: item,
    ConsistentRead: flag,
    ProjectionExpression: z.optional(z.string()),
  }),
  batchGet: z.object({
    RequestItems: z.record(name, z.object({ Keys: z.array(item), ConsistentRead: flag })),
  }),
  batchGot: z.object({
    Responses: z._default(z.record(name, z.array(item)), {}),
    UnprocessedKeys: z._default(z.record(name, z.object({ Keys: z.array(item) })), {}),
  }),
  query: z.object({ ConsistentRead: flag, ProjectionExpression: z.optional(z.string()) }),
  queried: z.object({
    Items: z.optional(z.array(item)),
    Count: z.number(),
    ScannedCount: z.number(),
    ConsumedCapacity: z.optional(unitsSchema),
  }),
  write: z.object({ TableName: name, Key: z.optional(item), Item: z.optional(item) }),
  batchWrite: z.object({
    RequestItems: z.record(
      name,
      z.array(
        z.union([
          z.object({ PutRequest: z.object({ Item: item }) }),
          z.object({ DeleteRequest: z.object({ Key: item }) }),
        ]),
      ),
    ),
  }),
};

/**
 * Forwards a request and prices it from the sizes of the items that it touched. Writes look at each item before and
 * after, so the price of an item that another request writes at the same moment may be that of both. A refused
 * condition costs as much as writing the item that is there.
 */
export async function priceRequest(
  upstream: Upstream,
  operation: string,
  headers: IncomingHttpHeaders,
  body: string,
): Promise<Priced> {
  const input: unknown = JSON.parse(body);
  const written = writtenKeys(operation, input);
  if (written !== undefined) return await priceWrites(upstream, written, headers, body);
  const reply = await upstream.forward(headers, body);
  const isGood = reply.status === 200;
  return { reply, price: { readUnits: isGood ? priceRead(operation, input, reply) : 0, writeUnits: 0 } };
}

interface Written {
  readonly tableName: string;
  /** The key, or a whole item that holds it. */
  readonly key: WireItem;
}

function writtenKeys(operation: string, input: unknown): Written[] | undefined {
  switch (operation) {
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem': {
      const { TableName, Key, Item } = schemas.write.parse(input);
      return [{ tableName: TableName, key: Key ?? Item ?? {} }];
    }
    case 'BatchWriteItem':
      return Object.entries(schemas.batchWrite.parse(input).RequestItems).flatMap(([tableName, requests]) =>
        requests.map((request) => ({
          tableName,
          key: 'PutRequest' in request ? request.PutRequest.Item : request.DeleteRequest.Key,
        })),
      );
    default:
      return undefined;
  }
}

async function priceWrites(
  upstream: Upstream,
  written: readonly Written[],
  headers: IncomingHttpHeaders,
  body: string,
): Promise<Priced> {
  const targets = await Promise.all(
    written.map(async ({ tableName, key }) => {
      const { keys, indexes } = await upstream.shapeOf(tableName, headers);
      const itemKey = Object.fromEntries(keys.map((attribute) => [attribute, key[attribute]]));
      const look = () => upstream.read(tableName, itemKey, headers);
      return { indexes, look, before: await look() };
    }),
  );
  const reply = await upstream.forward(headers, body);
  const prices = await Promise.all(
    targets.map(async ({ indexes, look, before }) => {
      const after = reply.status === 200 ? await look() : before;
      return writeUnitsFor(before, after, indexes);
    }),
  );
  return { reply, price: { readUnits: 0, writeUnits: prices.reduce((sum, units) => sum + units, 0) } };
}

function priceRead(operation: string, input: unknown, { json }: UpstreamReply): number {
  switch (operation) {
    case 'GetItem': {
      const { ConsistentRead, ProjectionExpression } = schemas.get.parse(input);
      if (ProjectionExpression !== undefined) throw new Error('A projection hides the size of an item.');
      const found = z.object({ Item: z.optional(item) }).parse(json).Item;
      return readUnitsFor(found === undefined ? 0 : itemBytes(found), ConsistentRead);
    }
    case 'BatchGetItem':
      return priceBatchGet(input, json);
    case 'Query':
    case 'Scan':
      return priceQuery(input, json);
    default:
      return 0;
  }
}

function priceBatchGet(input: unknown, json: unknown): number {
  const { Responses, UnprocessedKeys } = schemas.batchGot.parse(json);
  let units = 0;
  for (const [table, { Keys, ConsistentRead }] of Object.entries(
    schemas.batchGet.parse(input).RequestItems,
  )) {
    const found = Responses[table] ?? [];
    const absent = Keys.length - found.length - (UnprocessedKeys[table]?.Keys.length ?? 0);
    for (const one of found) units += readUnitsFor(itemBytes(one), ConsistentRead);
    units += absent * readUnitsFor(0, ConsistentRead);
  }
  return units;
}

/** What a filter or a projection hides was read all the same: then the server's own figure counts. */
function priceQuery(input: unknown, json: unknown): number {
  const { ConsistentRead, ProjectionExpression } = schemas.query.parse(input);
  const { Items, Count, ScannedCount, ConsumedCapacity } = schemas.queried.parse(json);
  if (Items !== undefined && Count === ScannedCount && ProjectionExpression === undefined)
    return readUnitsFor(
      Items.reduce((sum, one) => sum + itemBytes(one), 0),
      ConsistentRead,
    );
  if (ConsumedCapacity === undefined) throw new Error('A filtered query has to return its capacity.');
  return ConsumedCapacity.CapacityUnits;
}
