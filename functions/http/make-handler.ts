import { AppError } from '../core/errors.ts';
import type { Observer } from '../core/observer.ts';
import type { Scope } from '../core/scope.ts';
import { parseDirectInvocation } from './direct-invocation.ts';
import { type HttpRules, NO_ROUTE, parseHttpInvocation } from './http-invocation.ts';
import type { Invocation, InvocationInput } from './invocation.ts';
import type { Operation } from './operation.ts';
import { toAppError, toProblem } from './problem.ts';

interface RequestFacts {
  readonly requestId: string;
  readonly operation: string;
  readonly tenant?: string;
  readonly agentId?: string;
}

/** What the parts of a function give to its handler. */
export interface HandlerParts {
  /** The first is the one of a direct invocation that names none. */
  readonly operations: readonly Operation[];
  readonly http: HttpRules;
  readonly observe: (facts: RequestFacts) => Observer & {
    readonly publish: (outcome: Readonly<Record<string, string | number>>) => void;
  };
  /** Capacity units since the last call; they go into the statistics of the agent whose request took them. */
  readonly takeUnits: (scope?: Scope) => { readonly readUnits: number; readonly writeUnits: number };
}

/** The part of Lambda's context that counts here. */
interface LambdaContext {
  readonly awsRequestId: string;
  /** Absent in events that are sent by hand. */
  readonly getRemainingTimeInMillis?: () => number;
}

export interface HttpReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Makes a Lambda handler of both event shapes. An event of API Gateway gets a reply or a problem; a direct invocation
 * gets the body alone, and a refusal is thrown with the problem's code as the error's name.
 */
export function makeHandler(parts: HandlerParts) {
  return async (event: unknown, context: LambdaContext): Promise<unknown> => {
    const http = parseHttpInvocation(event, parts.http);
    if (http !== undefined) return await serveHttp(parts, http, context);
    const direct = parseDirectInvocation(event, context.awsRequestId, parts.http.tenants.defaultTenant);
    const outcome = await serve(parts, direct, context);
    if (outcome.kind === 'failed') throw toRefusal(outcome.error);
    return outcome.body;
  };
}

/** What Step Functions shows as the cause: no trace, as it says nothing to a caller. */
function toRefusal(error: unknown): AppError {
  const refusal = toAppError(error);
  refusal.stack = `${refusal.name}: ${refusal.message}`;
  return refusal;
}

type Outcome =
  | { readonly kind: 'done'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'failed'; readonly error: unknown };

async function serveHttp(
  parts: HandlerParts,
  invocation: Invocation,
  context: LambdaContext,
): Promise<HttpReply> {
  const outcome = await serve(parts, invocation, context);
  const common = { 'x-request-id': invocation.requestId, 'cache-control': 'no-store' };
  if (outcome.kind === 'done')
    return {
      statusCode: outcome.status,
      headers: { 'content-type': 'application/json', ...common },
      body: JSON.stringify(outcome.body),
    };
  const problem = toProblem(outcome.error, invocation.instance);
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json', ...common },
    body: JSON.stringify(problem),
  };
}

async function serve(parts: HandlerParts, invocation: Invocation, context: LambdaContext): Promise<Outcome> {
  const startMs = performance.now();
  parts.takeUnits();
  const opened = openInvocation(parts.operations, invocation);
  const observer = parts.observe({ requestId: invocation.requestId, ...opened.facts });
  const outcome = opened.kind === 'failed' ? opened : await run(opened, observer, context);
  if (outcome.kind === 'failed') observer.metric('RequestError', 1);
  const { readUnits, writeUnits } = parts.takeUnits(opened.kind === 'open' ? opened.scope : undefined);
  if (readUnits > 0) observer.metric('DynamoReadUnits', readUnits);
  if (writeUnits > 0) observer.metric('DynamoWriteUnits', writeUnits);
  const status = outcome.kind === 'done' ? outcome.status : toAppError(outcome.error).code;
  observer.publish({ status, durationMs: performance.now() - startMs, readUnits, writeUnits });
  return outcome;
}

type Opened =
  | (InvocationInput & {
      readonly kind: 'open';
      readonly operation: Operation;
      readonly isDirect: boolean;
      readonly facts: Facts;
    })
  | { readonly kind: 'failed'; readonly error: unknown; readonly facts: Facts };

type Facts = Omit<RequestFacts, 'requestId'>;

function openInvocation(operations: readonly Operation[], invocation: Invocation): Opened {
  const operation = findOperation(operations, invocation.operation);
  if (operation === undefined)
    return { kind: 'failed', error: noOperation(invocation), facts: { operation: 'none' } };
  const { name } = operation;
  try {
    const read = invocation.read(operation.isAgentless, operation.numbers);
    return {
      kind: 'open',
      operation,
      isDirect: invocation.isDirect,
      ...read,
      facts: { operation: name, ...read.scope },
    };
  } catch (error) {
    return { kind: 'failed', error, facts: { operation: name } };
  }
}

async function run(
  { operation, scope, input, idempotencyKey, isDirect }: Extract<Opened, { kind: 'open' }>,
  observer: Observer,
  context: LambdaContext,
): Promise<Outcome> {
  // Lambda's own method needs its `this`.
  const remainingMs =
    context.getRemainingTimeInMillis === undefined
      ? undefined
      : () => context.getRemainingTimeInMillis?.() ?? 0;
  try {
    const call = { scope, idempotencyKey, observer, isDirect, remainingMs };
    return { kind: 'done', ...(await operation.handle(input, call)) };
  } catch (error) {
    if (toAppError(error).code === 'internal') observer.fault('request', error);
    return { kind: 'failed', error };
  }
}

function findOperation(operations: readonly Operation[], name: string | undefined): Operation | undefined {
  return name === undefined ? operations[0] : operations.find((operation) => operation.name === name);
}

function noOperation({ operation, instance }: Invocation): AppError {
  if (operation !== NO_ROUTE)
    return new AppError('unknown_operation', `There is no operation ${JSON.stringify(operation)}.`);
  const path = instance.split('?')[0] ?? '';
  const hint = path.startsWith('/agents/') ? ' An agentId must not hold a slash.' : '';
  return new AppError('not_found', `There is nothing at this method and path.${hint}`);
}
