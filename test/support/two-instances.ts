import { randomUUID } from 'node:crypto';
import { afterAll, vi } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import { startDatabase } from './embedded-dynamodb.ts';
import { type HttpRequest, toEvent } from './http-event.ts';
import { type HttpAnswer, toHttpAnswer } from './millrace.ts';
import { startWireMeter, type WireMeter } from './wire/wire-meter.ts';

/** One instance of every function, with connections and caches of its own. */
export interface Instance {
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
}

export interface TwoInstances {
  /** Reaches its tables through the meter. */
  readonly metered: Instance;
  readonly plain: Instance;
  readonly meter: WireMeter;
}

/** Starts both on the same tables for the test file that calls this. */
export async function startTwoInstances(
  variables: Readonly<Record<string, string>> = {},
): Promise<TwoInstances> {
  const database = await startDatabase();
  afterAll(database.close);
  const meter = await startWireMeter(database.url);
  afterAll(() => meter.close());
  Object.assign(process.env, database.environment, {
    [ENV.defaultTenant]: 'local',
    [ENV.modelProvider]: 'offline',
    ...variables,
  });
  const metered = await load(meter.url);
  return { metered, plain: await load(database.url), meter };
}

/** The handlers, loaded anew; each client takes its endpoint with its first request. */
async function load(dynamodbUrl: string): Promise<Instance> {
  vi.resetModules();
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = dynamodbUrl;
  const handlers = new Map<string, Handler>([
    ['message', (await import('../../functions/message/handler.ts')).handler],
    ['tool-batch', (await import('../../functions/tool-batch/handler.ts')).handler],
    ['stats', (await import('../../functions/stats/handler.ts')).handler],
    ['memory', (await import('../../functions/memory/handler.ts')).handler],
    ['maintenance', (await import('../../functions/maintenance/handler.ts')).handler],
  ]);
  const invoke = async (name: string, event: unknown) => {
    const handler = handlers.get(name);
    if (handler === undefined) throw new Error(`There is no function ${name}.`);
    return await handler(event, { awsRequestId: randomUUID() });
  };
  const send = async (request: HttpRequest) => {
    const { functionName, event } = toEvent(request);
    return toHttpAnswer(await invoke(functionName, event));
  };
  for (const line of WARMING) await send({ line });
  await send({ line: 'POST /agents/warm/tunings' });
  await send({ line: 'POST /agents/warm/tool-batches', json: { requests: [{ tool: 'current_timestamp' }] } });
  return { invoke, send };
}

type Handler = (event: unknown, context: { readonly awsRequestId: string }) => Promise<unknown>;

/** A request of each function that uses its tables; a tuning and a batch are the others'. */
const WARMING = ['/agents/warm/answers', '/agents/warm/stats', '/agents/warm/settings'];
