import type { IncomingHttpHeaders } from 'node:http';
import type { RunInBackground } from './background.ts';
import type { Outcome } from './function-outcome.ts';
import type { Reply } from './reply.ts';

/** A function that can be invoked by its name. */
export interface Invocable {
  readonly name: string;
  readonly shortName: string;
  readonly invoke: (payload: string) => Promise<Outcome>;
}

export interface InvokeRequest {
  /** As in the path: a name, a partial or a whole ARN, still encoded. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly requestId: string;
}

/** Answers as Lambda's Invoke API does, so that the AWS CLI and SDKs can be pointed here. */
export async function answerInvoke(
  { target, headers, body, requestId }: InvokeRequest,
  functions: readonly Invocable[],
  runInBackground: RunInBackground,
): Promise<Reply> {
  const name = toName(target);
  const found = functions.find((it) => it.name === name || it.shortName === name);
  if (found === undefined)
    return toError(404, 'ResourceNotFoundException', `Function not found: ${name}`, requestId);
  const payload = body.length === 0 ? '{}' : body.toString();
  if (!isJson(payload)) {
    return toError(400, 'InvalidRequestContentException', 'The payload is not valid JSON', requestId);
  }
  switch (headers['x-amz-invocation-type'] ?? 'RequestResponse') {
    case 'RequestResponse':
      return toResult(await found.invoke(payload), requestId);
    case 'Event':
      runInBackground(() => found.invoke(payload));
      return { status: 202, headers: toHeaders(requestId), body: '' };
    case 'DryRun':
      return { status: 204, headers: toHeaders(requestId), body: '' };
    default:
      return toError(
        400,
        'InvalidParameterValueException',
        'The invocation type is RequestResponse, Event or DryRun',
        requestId,
      );
  }
}

/** The target of an Invoke path, or undefined for any other path. */
export function toInvokeTarget(rawPath: string): string | undefined {
  return /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/.exec(rawPath)?.[1];
}

function toName(target: string): string {
  const decoded = decode(target);
  const name = /(?:^|:)function:([^:]+)/.exec(decoded)?.[1] ?? decoded;
  return name.split(':', 1)[0] ?? name;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function toHeaders(requestId: string): Record<string, string> {
  return { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
}

function toResult(outcome: Outcome, requestId: string): Reply {
  const headers = { ...toHeaders(requestId), 'x-amz-executed-version': '$LATEST' };
  if (outcome.kind === 'returned') return { status: 200, headers, body: outcome.payload };
  const { errorType, errorMessage } = outcome;
  return {
    status: 200,
    headers: { ...headers, 'x-amz-function-error': 'Unhandled' },
    body: JSON.stringify({ errorType, errorMessage }),
  };
}

function toError(status: number, type: string, message: string, requestId: string): Reply {
  return {
    status,
    headers: { ...toHeaders(requestId), 'x-amzn-errortype': type },
    body: JSON.stringify({ Type: 'User', Message: message }),
  };
}
