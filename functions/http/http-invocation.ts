import * as z from 'zod/mini';
import { AppError } from '../core/errors.ts';
import { lazily } from '../core/lazily.ts';
import { ROUTES } from '../core/names.ts';
import { agentIdSchema, DEFAULT_TENANT, type Scope, tenantSchema } from '../core/scope.ts';
import { parseInput } from '../core/text/parse-input.ts';
import { idempotencyKeySchema } from './idempotency-key.ts';
import type { Invocation, InvocationInput } from './invocation.ts';
import { parseJson } from './parse-json.ts';

/** Absent in what API Gateway sends, null in what some emulators and test events have. */
const textMap = lazily(() => z.optional(z.nullable(z.record(z.string(), z.optional(z.string())))));

/** The parts of an API Gateway HTTP API event (payload 2.0) that count here. */
const eventSchema = lazily(() =>
  z.object({
    routeKey: z.string(),
    rawPath: z.string(),
    rawQueryString: z.optional(z.string()),
    headers: textMap(),
    queryStringParameters: textMap(),
    pathParameters: textMap(),
    body: z.optional(z.nullable(z.string())),
    isBase64Encoded: z.optional(z.boolean()),
    requestContext: z.object({
      requestId: z.string(),
      authorizer: z.optional(
        z.object({ jwt: z.optional(z.object({ claims: z.optional(z.record(z.string(), z.unknown())) })) }),
      ),
    }),
  }),
);

type HttpEvent = z.infer<ReturnType<typeof eventSchema>>;

export interface TenantSource {
  /** Claim of the JWT that names the tenant; undefined where requests carry no JWT. */
  readonly claim: string | undefined;
  readonly defaultTenant: string;
}

/** What holds for every HTTP request of a deployment. */
export interface HttpRules {
  readonly tenants: TenantSource;
  /** Longer bodies are refused with `body_too_large`. */
  readonly maxBodyBytes: number;
}

/** Reads an event of API Gateway; undefined for one that is none. */
export function parseHttpInvocation(event: unknown, rules: HttpRules): Invocation | undefined {
  if (!hasRouteKey(event)) return undefined;
  const parsed = eventSchema().safeParse(event);
  if (!parsed.success) return undefined;
  const { routeKey, rawPath, rawQueryString, requestContext } = parsed.data;
  const route = ROUTES.find(({ method, path }) => routeKey === `${method} ${path}`);
  return {
    operation: route?.operation ?? NO_ROUTE,
    requestId: requestContext.requestId,
    isDirect: false,
    instance:
      rawQueryString === undefined || rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`,
    read: (isAgentless, numbers) => readInput(parsed.data, rules, isAgentless, numbers),
  };
}

/** Spares a direct invocation the schema of what it is not. */
function hasRouteKey(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'routeKey' in event;
}

/** Stands for the operation of a request that no route matches. */
export const NO_ROUTE = '$default';

function readInput(
  event: HttpEvent,
  { tenants, maxBodyBytes }: HttpRules,
  isAgentless: boolean,
  numbers: ReadonlySet<string>,
): InvocationInput {
  const { agentId, ...path } = event.pathParameters ?? {};
  const scope = isAgentless ? { tenant: DEFAULT_TENANT, agentId: '' } : scopeOf(event, agentId, tenants);
  const query = Object.fromEntries(
    Object.entries(event.queryStringParameters ?? {}).map(([key, value]) => [
      key,
      numbers.has(key) ? asNumber(value) : value,
    ]),
  );
  if (takesBody(event)) refuseQuery(query);
  return {
    scope,
    input: join(readBody(event, maxBodyBytes), query, path),
    idempotencyKey: readIdempotencyKey(event),
  };
}

function readIdempotencyKey({ headers }: HttpEvent): string | undefined {
  const header = { 'Idempotency-Key': headers?.['idempotency-key'] };
  return parseInput(z.object({ 'Idempotency-Key': z.optional(idempotencyKeySchema()) }), header)[
    'Idempotency-Key'
  ];
}

function scopeOf(event: HttpEvent, agentId: string | undefined, tenants: TenantSource): Scope {
  const id = parseInput(z.object({ agentId: agentIdSchema() }), { agentId }).agentId;
  if (tenants.claim === undefined) return { tenant: tenants.defaultTenant, agentId: id };
  const tenant = tenantSchema().safeParse(event.requestContext.authorizer?.jwt?.claims?.[tenants.claim]);
  if (!tenant.success) throw new AppError('forbidden', `The token has no usable claim ${tenants.claim}.`);
  return { tenant: tenant.data, agentId: id };
}

function takesBody({ routeKey }: HttpEvent): boolean {
  return !routeKey.startsWith('GET ') && !routeKey.startsWith('DELETE ');
}

/** What belongs into the body is not taken from the query. */
function refuseQuery(query: Readonly<Record<string, unknown>>): void {
  parseInput(z.strictObject({}), query);
}

function asNumber(value: string | undefined): unknown {
  return value !== undefined && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function readBody(event: HttpEvent, maxBodyBytes: number): Record<string, unknown> {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded === true ? 'base64' : 'utf8');
  if (bytes.length > maxBodyBytes)
    throw new AppError('body_too_large', `The body must be at most ${maxBodyBytes} bytes.`);
  const text = bytes.toString('utf8');
  if (text.trim() === '') return {};
  const type = event.headers?.['content-type'] ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type))
    throw new AppError('unsupported_media_type', 'Send the body as content-type: application/json.');
  if (!bytes.equals(Buffer.from(text))) throw new AppError('malformed_json', 'The body is not UTF-8.');
  const body = parseInput(z.record(z.string(), z.unknown()), parseJson(text));
  return body;
}

/** One object of all parts; a name in two of them would say two things at once. */
function join(...parts: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const joined: Record<string, unknown> = {};
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) {
      if (Object.hasOwn(joined, key))
        throw new AppError('invalid_request', `${key} must be given in one place only.`, [
          { pointer: `#/${key}`, detail: 'must be given in one place only' },
        ]);
      joined[key] = value;
    }
  return joined;
}
