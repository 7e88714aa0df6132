import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { countRounds } from '../count-rounds.ts';
import { type Price, priceRequest } from './price-request.ts';
import { makeUpstream, type Upstream } from './upstream.ts';

/** One HTTP request that crossed the wire; a retry of the SDK is a request of its own. Units are AWS's. */
export interface WireRequest extends Price {
  /** `GetItem` and the like. */
  readonly operation: string;
  readonly startMs: number;
  readonly endMs: number;
  /** HTTP status; 0 where the connection was reset. */
  readonly status: number;
}

/** What happens to a request instead of the ordinary. */
export type WireFault =
  | { readonly kind: 'throttle' }
  /** An error of DynamoDB's own. */
  | { readonly kind: 'fail' }
  /** The connection ends before the request is carried out, or after. */
  | { readonly kind: 'reset'; readonly moment: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** A batch is left wholly unprocessed; anything else passes. */
  | { readonly kind: 'unprocessed' };

/** Decides the fault of a request by its operation, its place (from 1) and its body; undefined lets it pass. */
export type FaultPlan = (operation: string, place: number, body: string) => WireFault | undefined;

/** Requests of some work together. */
export interface WireCost extends Price {
  readonly requests: number;
  /** The longest chain of requests in which each begins after the one before has ended. */
  readonly rounds: number;
}

export interface WireMeter {
  /** Give it to a client, or to a function as `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  /** All so far, in the order of their ends. */
  readonly requests: readonly WireRequest[];
  /** Cost of everything that crosses while the work runs. */
  readonly measure: (work: () => Promise<unknown>) => Promise<WireCost>;
  /** Replaces the plan of faults; undefined ends it. */
  readonly disturb: (plan: FaultPlan | undefined) => void;
  readonly close: () => Promise<void>;
}

/**
 * A proxy in front of a DynamoDB on loopback that counts what crosses: requests, rounds, and units by AWS's rules from
 * the sizes of the items, index writes included. `delayMs` is added to each request.
 */
export async function startWireMeter(upstreamUrl: string, delayMs = 0): Promise<WireMeter> {
  const state: State = { upstream: makeUpstream(upstreamUrl), requests: [], delayMs, count: 0 };
  const server = createServer((request, response) => void serve(state, request, response));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: urlOf(server),
    requests: state.requests,
    measure: async (work) => {
      const from = state.requests.length;
      await work();
      return toCost(state.requests.slice(from));
    },
    disturb: (plan) => {
      state.plan = plan;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Adds up what some requests took. */
export function toCost(requests: readonly WireRequest[]): WireCost {
  return {
    requests: requests.length,
    rounds: countRounds(requests),
    readUnits: requests.reduce((sum, { readUnits }) => sum + readUnits, 0),
    writeUnits: requests.reduce((sum, { writeUnits }) => sum + writeUnits, 0),
  };
}

interface State {
  readonly upstream: Upstream;
  readonly requests: WireRequest[];
  readonly delayMs: number;
  plan?: FaultPlan | undefined;
  count: number;
}

const FREE: Price = { readUnits: 0, writeUnits: 0 };

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startMs = performance.now();
  const operation = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
  const place = ++state.count;
  const finish = (status: number, price: Price) =>
    state.requests.push({ operation, startMs, endMs: performance.now(), status, ...price });
  try {
    const body = await text(request);
    const fault = state.plan?.(operation, place, body);
    await setTimeout(state.delayMs + (fault?.kind === 'delay' ? fault.delayMs : 0));
    if (fault?.kind === 'throttle') {
      finish(400, FREE);
      return void response.writeHead(400, THROTTLED_HEADERS).end(THROTTLED_BODY);
    }
    if (fault?.kind === 'fail') {
      finish(500, FREE);
      return void response.writeHead(500, THROTTLED_HEADERS).end(FAILED_BODY);
    }
    if (fault?.kind === 'unprocessed' && operation.startsWith('Batch')) {
      finish(200, FREE);
      return void response.writeHead(200, THROTTLED_HEADERS).end(unprocessed(operation, body));
    }
    if (fault?.kind === 'reset' && fault.moment === 'before') {
      finish(0, FREE);
      return void request.socket.destroy();
    }
    const { reply, price } = await priceRequest(state.upstream, operation, request.headers, body);
    finish(fault?.kind === 'reset' ? 0 : reply.status, price);
    if (fault?.kind === 'reset') return void request.socket.destroy();
    const contentType = reply.headers.get('content-type') ?? 'application/x-amz-json-1.0';
    response.writeHead(reply.status, { 'content-type': contentType }).end(reply.bytes);
  } catch (error) {
    finish(500, FREE);
    const message = error instanceof Error ? error.message : String(error);
    response.writeHead(500, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type: 'InternalServerError', message: `wire meter: ${message}` }));
  }
}

const THROTTLED_HEADERS = { 'content-type': 'application/x-amz-json-1.0' };
const THROTTLED_BODY = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException',
  message: 'Rate exceeded',
});
const FAILED_BODY = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
  message: 'Internal server error',
});

function unprocessed(operation: string, body: string): string {
  const { RequestItems } = batchSchema.parse(JSON.parse(body));
  return JSON.stringify(
    operation === 'BatchGetItem'
      ? { Responses: {}, UnprocessedKeys: RequestItems }
      : { UnprocessedItems: RequestItems },
  );
}

const batchSchema = z.object({ RequestItems: z.record(z.string(), z.unknown()) });

function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no address.');
  return `http://127.0.0.1:${address.port}`;
}
