import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

/** Where a connection breaks: at the nth request from now (from 1), before it is sent or after it was carried out. */
export interface Cut {
  readonly at: number;
  readonly moment: 'before' | 'after';
  /** Counts the requests that write; all of them where it is absent. */
  readonly among?: 'writes';
}

/** The two ways in which one request can break. */
export const MOMENTS = ['before', 'after'] as const;

/** What a client says whose connection was cut. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

/** Cuts the client off for good, as the end of its process would: that request fails and so do all later ones. */
export function cutOff(client: DynamoDBDocumentClient, { at, moment, among }: Cut): void {
  let count = 0;
  around(client, 'cutOff', async (send, command) => {
    if (among === undefined || WRITES.test(command)) count++;
    if (count > at || (count === at && moment === 'before')) throw new CutOff();
    await send();
    if (count >= at) throw new CutOff();
  });
}

/** Loses one request or its reply, once; the SDK tries it again by itself. */
export function disturb(client: DynamoDBDocumentClient, { at, moment }: Cut): void {
  let count = 0;
  around(client, 'disturb', async (send) => {
    const isLost = ++count === at;
    if (!isLost || moment === 'after') await send();
    if (isLost) throw new Lost();
  });
}

/** Holds the nth request back until `release`; `arrived` says that it wants to go. */
export function holdBack(client: DynamoDBDocumentClient, at: number) {
  const arrived = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let count = 0;
  around(client, 'holdBack', async (send) => {
    if (++count === at) {
      arrived.resolve();
      await released.promise;
    }
    await send();
  });
  return { arrived: arrived.promise, release: released.resolve };
}

/** Makes BatchGetItem leave those sort keys unprocessed, `times` requests long. */
export function leaveUnprocessed(
  client: DynamoDBDocumentClient,
  sortKeys: readonly string[],
  times: number,
): void {
  let left = times;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      if (context.commandName !== 'BatchGetItemCommand' || left-- <= 0) return result;
      return { ...result, output: { ...result.output, ...withoutKeys(result.output, new Set(sortKeys)) } };
    },
    { step: 'initialize', name: 'leaveUnprocessed' },
  );
}

const WRITES = /^(Put|Update|Delete|BatchWrite)/;

/** An error that the SDK takes for a lost connection. */
class Lost extends Error {
  override readonly name = 'TimeoutError';
}

function around(
  client: DynamoDBDocumentClient,
  name: string,
  handle: (send: () => Promise<void>, command: string) => Promise<void>,
): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const sent: Awaited<ReturnType<typeof next>>[] = [];
      await handle(async () => void sent.push(await next(args)), context.commandName ?? '');
      const [result] = sent;
      if (result === undefined) throw new Error(`${name} sent nothing`);
      return result;
    },
    { step: 'finalizeRequest', priority: 'low', name },
  );
}

const repliesSchema = z.object({
  Responses: z.record(z.string(), z.array(z.looseObject({ pk: z.string(), sk: z.string() }))),
});

function withoutKeys(output: unknown, sortKeys: ReadonlySet<string>) {
  const tables = Object.entries(repliesSchema.parse(output).Responses);
  const Responses = tables.map(([table, items]) => [table, items.filter(({ sk }) => !sortKeys.has(sk))]);
  const UnprocessedKeys = tables
    .map(([table, items]): [string, { pk: string; sk: string }[]] => [
      table,
      items.filter(({ sk }) => sortKeys.has(sk)).map(({ pk, sk }) => ({ pk, sk })),
    ])
    .filter(([, keys]) => keys.length > 0)
    .map(([table, Keys]) => [table, { Keys, ConsistentRead: true }]);
  return {
    Responses: Object.fromEntries(Responses),
    UnprocessedKeys: Object.fromEntries(UnprocessedKeys),
  };
}
