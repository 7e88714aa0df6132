import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { LOCAL_TENANT, TENANT_CLAIM } from './function-environment.ts';
import { LOCAL_ACCOUNT } from './local-account.ts';

/** A request as it came, and the route that it took. */
export interface RoutedRequest {
  readonly requestId: string;
  readonly routeKey: string;
  readonly method: string;
  /** Path as sent, still encoded. */
  readonly rawPath: string;
  /** Without the question mark. */
  readonly rawQueryString: string;
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly httpVersion: string;
  readonly sourceIp: string;
  readonly timeMs: number;
}

/** The event that API Gateway's HTTP API hands to a function, payload format 2.0, as after a JWT authorizer. */
export function toHttpEvent(request: RoutedRequest): APIGatewayProxyEventV2WithJWTAuthorizer {
  const headers = toHeaders(request.headers);
  const isText = isTextBody(headers, request.body);
  return {
    version: '2.0',
    routeKey: request.routeKey,
    rawPath: request.rawPath,
    rawQueryString: request.rawQueryString,
    ...(request.headers.cookie === undefined ? {} : { cookies: request.headers.cookie.split('; ') }),
    headers,
    ...(request.rawQueryString === '' ? {} : { queryStringParameters: toQuery(request.rawQueryString) }),
    ...(Object.keys(request.pathParameters).length === 0
      ? {}
      : { pathParameters: { ...request.pathParameters } }),
    requestContext: toRequestContext(request),
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

function toHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && name !== 'cookie') flat[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return flat;
}

const TEXT_TYPE = /^\s*(text\/|application\/([\w.-]+\+)?(json|xml)|application\/javascript)/i;

function isTextBody(headers: Readonly<Record<string, string>>, body: Buffer): boolean {
  if (headers['content-encoding'] !== undefined) return false;
  return TEXT_TYPE.test(headers['content-type'] ?? '') && isUtf8(body);
}

/** Values of a name given twice are joined with a comma, as API Gateway does. */
function toQuery(rawQueryString: string): Record<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = query.get(name);
    query.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(query);
}

type RequestContext = APIGatewayProxyEventV2WithJWTAuthorizer['requestContext'];

function toRequestContext(request: RoutedRequest): RequestContext {
  const domainName = request.headers.host ?? 'localhost';
  return {
    accountId: LOCAL_ACCOUNT,
    apiId: 'local',
    authorizer: {
      principalId: '',
      integrationLatency: 0,
      jwt: { claims: { [TENANT_CLAIM]: LOCAL_TENANT }, scopes: [] },
    },
    domainName,
    domainPrefix: domainName.split('.', 1)[0] ?? domainName,
    http: {
      method: request.method,
      path: request.rawPath,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: request.requestId,
    routeKey: request.routeKey,
    stage: '$default',
    time: toLogTime(request.timeMs),
    timeEpoch: request.timeMs,
  };
}

/** `12/Mar/2026:19:03:58 +0000` */
function toLogTime(timeMs: number): string {
  const [, day, month, year, time] = new Date(timeMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
