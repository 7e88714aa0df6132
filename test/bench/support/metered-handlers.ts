import { randomUUID } from 'node:crypto';
import { ENV } from '../../../functions/core/names.ts';
import { startDatabase } from '../../support/embedded-dynamodb.ts';
import { startWireMeter, type WireCost } from '../../support/wire/wire-meter.ts';

/** Invokes a function as another service does: the payload in, the reply out. */
export type Invoke = (payload: object) => Promise<unknown>;

/** The functions in this process, on a DynamoDB in memory whose every request is counted. */
export interface MeteredHandlers {
  readonly memory: Invoke;
  readonly message: Invoke;
  readonly toolBatch: Invoke;
  readonly stats: Invoke;
  /** What some work takes, the writes that follow its reply included. */
  readonly measure: (work: () => Promise<unknown>) => Promise<WireCost>;
  readonly close: () => Promise<void>;
}

/** The background writes of a call are its cost too. */
const SETTLE_MS = 300;

/** Starts them once in a process: the functions read its environment when they load. The model is the offline one. */
export async function startMeteredHandlers(): Promise<MeteredHandlers> {
  const database = await startDatabase();
  const meter = await startWireMeter(database.url);
  Object.assign(process.env, database.environment, {
    AWS_ENDPOINT_URL_DYNAMODB: meter.url,
    [ENV.modelProvider]: 'offline',
  });
  return {
    memory: toInvoke(await import('../../../functions/memory/handler.ts')),
    message: toInvoke(await import('../../../functions/message/handler.ts')),
    toolBatch: toInvoke(await import('../../../functions/tool-batch/handler.ts')),
    stats: toInvoke(await import('../../../functions/stats/handler.ts')),
    measure: async (work) => {
      await settle();
      return await meter.measure(async () => {
        await work();
        await settle();
      });
    },
    close: async () => {
      await meter.close();
      await database.close();
    },
  };
}

/** Adds entries of a size to an agent, 25 a request. */
export async function fillMemory(
  memory: Invoke,
  agentId: string,
  { count, sizeBytes }: { readonly count: number; readonly sizeBytes: number },
): Promise<void> {
  for (let start = 0; start < count; start += 25)
    await memory({
      agentId,
      entries: Array.from({ length: Math.min(25, count - start) }, (_, n) => ({
        content: `${start + n} `.padEnd(sizeBytes, 'x'),
      })),
    });
}

/** Requests that differ from those of another name. */
export function batchOf(count: number, name: string) {
  return Array.from({ length: count }, (_, n) => ({
    tool: 'profile_dataset',
    params: { records: [{ [name]: n }] },
  }));
}

interface Handler {
  readonly handler: (event: unknown, context: { readonly awsRequestId: string }) => Promise<unknown>;
}

function toInvoke({ handler }: Handler): Invoke {
  return (payload) => handler(payload, { awsRequestId: randomUUID() });
}

function settle(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, SETTLE_MS);
  return promise;
}
