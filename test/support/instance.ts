import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { type HttpRequest, toEvent } from './http-event.ts';
import { type HttpAnswer, toHttpAnswer } from './millrace.ts';

/** One instance of every function, with connections and caches of its own. */
export interface Instance {
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
}

/** Loads the handlers anew, on the DynamoDB at that address; the rest of their environment has to be there. */
export async function startInstance(dynamodbUrl: string): Promise<Instance> {
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
  // A client takes its endpoint with its first request.
  for (const request of WARMING) await send(request);
  return { invoke, send };
}

type Handler = (event: unknown, context: { readonly awsRequestId: string }) => Promise<unknown>;

/** A request of each function that uses its tables. */
const WARMING: readonly HttpRequest[] = [
  { line: 'GET /agents/warm/answers' },
  { line: 'GET /agents/warm/stats' },
  { line: 'GET /agents/warm/settings' },
  { line: 'POST /agents/warm/tunings' },
  { line: 'POST /agents/warm/tool-batches', json: { requests: [{ tool: 'current_timestamp' }] } },
];
