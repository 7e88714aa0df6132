import type { RunInBackground } from './background.ts';
import { toProblemReply } from './front-problem.ts';
import { toFunctionReply } from './function-reply.ts';
import { type RoutedRequest, toHttpEvent } from './http-event.ts';
import { answerInvoke, type Invocable, toInvokeTarget } from './invoke-api.ts';
import type { MatchRoute, RouteMatch } from './match-route.ts';
import { PROMETHEUS_TYPE } from './prometheus-text.ts';
import type { Reply } from './reply.ts';
import { refuseOtherSites, type Site } from './site-guard.ts';

/** A request before its body is read. */
export interface FrontRequest extends Omit<RoutedRequest, 'body' | 'routeKey' | 'pathParameters'> {
  /** Undefined if the body is too large; rejects if the sender goes away. */
  readonly readBody: () => Promise<Buffer | undefined>;
}

export type Answer = (request: FrontRequest) => Promise<Reply>;

export interface FrontOptions {
  readonly site: Site;
  readonly matchRoute: MatchRoute;
  readonly functions: readonly Invocable[];
  readonly runInBackground: RunInBackground;
  /** What `GET /metrics` answers, in Prometheus' text format; it is no route of the deployed API. */
  readonly metrics: () => string;
  /** True while the server stops; functions that still run may then invoke others, and nobody else may anything. */
  readonly isStopping: () => boolean;
}

/** Does what API Gateway and the Lambda API do for a request; the functions do the rest. */
export function makeFront(options: FrontOptions): Answer {
  return async (request) => {
    const foreign = refuseOtherSites(options.site, request.headers.host, request.headers.origin);
    if (foreign !== undefined) return toProblemReply(request, 'forbidden', foreign);
    const target = request.method === 'POST' ? toInvokeTarget(request.rawPath) : undefined;
    if (request.method === 'GET' && request.rawPath === '/metrics') return toMetricsReply(options);
    if (target === undefined && options.isStopping())
      return toProblemReply(request, 'unavailable', 'Millrace is stopping.');
    if (target === undefined) return await answerRoute(request, options);
    const body = await request.readBody();
    if (body === undefined) return toProblemReply(request, 'body_too_large', TOO_LARGE);
    return await answerInvoke({ ...request, target, body }, options.functions, options.runInBackground);
  };
}

function toMetricsReply({ metrics }: FrontOptions): Reply {
  return { status: 200, headers: { 'content-type': PROMETHEUS_TYPE }, body: metrics() };
}

const TOO_LARGE = 'The body is larger than 6 MiB.';

async function answerRoute(request: FrontRequest, options: FrontOptions): Promise<Reply> {
  const match = options.matchRoute(request.method, request.rawPath);
  if (match.kind !== 'route') return refuseRoute(request, match);
  const called = options.functions.find((it) => it.name === match.route.functionName);
  if (called === undefined) return toProblemReply(request, 'internal', 'The function does not exist.');
  const body = await request.readBody();
  if (body === undefined) return toProblemReply(request, 'body_too_large', TOO_LARGE);
  const event = toHttpEvent({
    ...request,
    body,
    routeKey: match.route.routeKey,
    pathParameters: match.pathParameters,
  });
  const outcome = await called.invoke(JSON.stringify(event));
  return toFunctionReply(outcome, request);
}

function refuseRoute(request: FrontRequest, match: Exclude<RouteMatch, { kind: 'route' }>): Reply {
  if (match.kind === 'not_found')
    return toProblemReply(request, 'not_found', 'There is nothing at this path.');
  if (match.kind === 'bad_encoding') {
    return toProblemReply(
      request,
      'invalid_request',
      `The path has a wrong percent encoding: ${match.segment}`,
    );
  }
  const allow = match.allow.join(', ');
  return toProblemReply(request, 'not_found', `This path takes ${allow} alone.`, { allow });
}
