import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import * as z from 'zod/mini';
import { ENV, type FunctionName } from '../../functions/core/names.ts';
import { captureOutput } from './captured-output.ts';
import { startDatabase } from './embedded-dynamodb.ts';
import { type HttpRequest, toEvent } from './http-event.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body, parsed. */
  readonly json: unknown;
}

/** The handlers as they are deployed, on tables in memory. */
export interface Millrace {
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  /** Through the event that API Gateway makes of the request. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
  /** Name and message of the error that a direct invocation throws. */
  readonly refusal: (name: FunctionName, payload: unknown) => Promise<{ name: string; message: string }>;
  /** What was printed so far. */
  readonly printed: () => string;
}

type Handler = (event: unknown, context: { readonly awsRequestId: string }) => Promise<unknown>;

/** Starts it for the test file that calls this; handlers are loaded once each, when first used, with `variables`. */
export async function startMillrace(variables: Readonly<Record<string, string>> = {}): Promise<Millrace> {
  const database = await startDatabase();
  afterAll(database.close);
  const printed = captureOutput();
  Object.assign(process.env, database.environment, {
    [ENV.defaultTenant]: 'local',
    [ENV.tenantClaim]: 'tenant',
    [ENV.modelProvider]: 'offline',
    ...variables,
  });
  const invoke = async (name: string, event: unknown) => {
    const { handler } = await load(name);
    return await handler(event, { awsRequestId: randomUUID() });
  };
  return {
    invoke,
    printed,
    send: async (request) => {
      const { functionName, event } = toEvent(request);
      return toHttpAnswer(await invoke(functionName, event));
    },
    refusal: async (name, payload) => await refusalOf(invoke(name, payload)),
  };
}

async function load(name: string): Promise<{ readonly handler: Handler }> {
  switch (name) {
    case 'message':
      return await import('../../functions/message/handler.ts');
    case 'tool-batch':
      return await import('../../functions/tool-batch/handler.ts');
    case 'stats':
      return await import('../../functions/stats/handler.ts');
    case 'memory':
      return await import('../../functions/memory/handler.ts');
    case 'maintenance':
      return await import('../../functions/maintenance/handler.ts');
    default:
      throw new Error(`There is no function ${name}.`);
  }
}

const replySchema = z.strictObject({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** What the caller sees of a reply to API Gateway; throws if it is none. */
export function toHttpAnswer(reply: unknown): HttpAnswer {
  const { statusCode, headers, body } = replySchema.parse(reply);
  return { status: statusCode, headers, text: body, json: JSON.parse(body) };
}

async function refusalOf(invocation: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await invocation;
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message };
    throw error;
  }
  throw new Error('The invocation was not refused.');
}
