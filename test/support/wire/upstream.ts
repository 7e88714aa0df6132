import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import type { IndexShape } from './capacity.ts';
import type { WireItem } from './item-size.ts';

/** A reply of the DynamoDB behind the proxy, as bytes and as JSON. */
export interface UpstreamReply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly json: Readonly<Record<string, unknown>>;
}

const keySchema = z.array(z.object({ AttributeName: z.string() }));
const tableSchema = z.object({
  Table: z.object({
    KeySchema: keySchema,
    LocalSecondaryIndexes: z._default(z.array(z.unknown()), []),
    GlobalSecondaryIndexes: z._default(z.array(z.unknown()), []),
  }),
});
const indexSchema = z.object({
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.string(),
    NonKeyAttributes: z._default(z.array(z.string()), []),
  }),
});

export interface TableShape {
  readonly keys: readonly string[];
  readonly indexes: readonly IndexShape[];
}

/** The DynamoDB behind the proxy: forwards requests, and looks by itself at tables and items, which nobody counts. */
export function makeUpstream(url: string) {
  const shapes = new Map<string, Promise<TableShape>>();
  const call = async (operation: string, headers: IncomingHttpHeaders, body: unknown) =>
    await send(url, { ...headers, 'x-amz-target': `DynamoDB_20120810.${operation}` }, JSON.stringify(body));
  return {
    forward: (headers: IncomingHttpHeaders, body: string): Promise<UpstreamReply> => send(url, headers, body),
    shapeOf: (tableName: string, headers: IncomingHttpHeaders): Promise<TableShape> => {
      const known = shapes.get(tableName);
      if (known !== undefined) return known;
      const shape = call('DescribeTable', headers, { TableName: tableName }).then(({ json }) =>
        toShape(json),
      );
      shapes.set(tableName, shape);
      return shape;
    },
    read: async (
      tableName: string,
      key: WireItem,
      headers: IncomingHttpHeaders,
    ): Promise<WireItem | undefined> => {
      const { json } = await call('GetItem', headers, {
        TableName: tableName,
        Key: key,
        ConsistentRead: true,
      });
      return itemSchema.parse(json).Item;
    },
  };
}

export type Upstream = ReturnType<typeof makeUpstream>;

const itemSchema = z.object({ Item: z.optional(z.record(z.string(), z.unknown())) });

/** What the proxy's own connection decides, or what would not fit the forwarded body any more. */
const HOP_HEADERS: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'keep-alive']);

async function send(url: string, headers: IncomingHttpHeaders, body: string): Promise<UpstreamReply> {
  const forwarded = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !HOP_HEADERS.has(name) ? [[name, value]] : [],
  );
  const reply = await fetch(url, { method: 'POST', headers: forwarded, body });
  const bytes = Buffer.from(await reply.arrayBuffer());
  const json = z.record(z.string(), z.unknown()).parse(JSON.parse(bytes.toString('utf8') || '{}'));
  return { status: reply.status, headers: reply.headers, bytes, json };
}

function toShape(description: unknown): TableShape {
  const { Table } = tableSchema.parse(description);
  const keys = Table.KeySchema.map(({ AttributeName }) => AttributeName);
  const indexes = [...Table.LocalSecondaryIndexes, ...Table.GlobalSecondaryIndexes].map((index) =>
    toIndex(indexSchema.parse(index), keys),
  );
  return { keys, indexes };
}

function toIndex(
  { KeySchema, Projection }: z.infer<typeof indexSchema>,
  tableKeys: readonly string[],
): IndexShape {
  const keys = KeySchema.map(({ AttributeName }) => AttributeName);
  const carried = [...new Set([...tableKeys, ...keys, ...Projection.NonKeyAttributes])];
  return { keys, attributes: Projection.ProjectionType === 'ALL' ? undefined : carried };
}
