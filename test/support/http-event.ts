import { randomUUID } from 'node:crypto';
import { ROUTES } from '../../functions/core/names.ts';
import { toHttpEvent } from '../../local/http-event.ts';
import { makeMatchRoute } from '../../local/match-route.ts';

/** A request as a person writes it down. */
export interface HttpRequest {
  /** `POST /agents/orders/memory?limit=5`; GET where there is only a path. */
  readonly line: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; by default as application/json too. */
  readonly text?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const matchRoute = makeMatchRoute(
  ROUTES.map((route) => ({ routeKey: `${route.method} ${route.path}`, functionName: route.function })),
);

/** The function that the route leads to and API Gateway's event for it; throws for a line that no route has. */
export function toEvent({ line, json, text = jsonText(json), headers = {} }: HttpRequest) {
  const [method = '', target = ''] = line.includes(' ') ? line.split(' ') : ['GET', line];
  const [rawPath = '', rawQueryString = ''] = target.split('?');
  const match = matchRoute(method, rawPath);
  if (match.kind !== 'route') throw new Error(`No route has ${line}.`);
  const event = toHttpEvent({
    requestId: randomUUID(),
    routeKey: match.route.routeKey,
    method,
    rawPath,
    rawQueryString,
    pathParameters: match.pathParameters,
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: Buffer.from(text ?? ''),
    httpVersion: '1.1',
    sourceIp: '127.0.0.1',
    timeMs: 1_773_342_238_000,
  });
  return { functionName: match.route.functionName, event };
}

function jsonText(json: unknown): string | undefined {
  return json === undefined ? undefined : JSON.stringify(json);
}
