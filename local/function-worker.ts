import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Context } from 'aws-lambda';
import type { FunctionEvent, FunctionMessage, FunctionWorkerData, Outcome } from './function-outcome.ts';
import { LOCAL_ACCOUNT } from './local-account.ts';

type Handler = (event: unknown, context: Context) => unknown;

const settings: FunctionWorkerData = workerData;

try {
  const handler = await loadHandler(settings);
  parentPort?.on('message', (event: FunctionEvent) => void run(handler, event).then(tell));
  tell({ kind: 'ready' });
} catch (error) {
  tell(toFailure('init', error));
}

async function loadHandler({ folder, handler }: FunctionWorkerData): Promise<Handler> {
  const [name, exportName] = splitAtLast(handler, '.');
  const file = ['.mjs', '.cjs', '.js']
    .map((ending) => path.join(folder, name + ending))
    .find((it) => existsSync(it));
  if (file === undefined) throw new Error(`There is no module ${name} in ${folder}`);
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const found = module[exportName];
  if (!isHandler(found)) throw new Error(`${handler} is not a function`);
  return found;
}

function splitAtLast(text: string, separator: string): [string, string] {
  const index = text.lastIndexOf(separator);
  return [text.slice(0, index), text.slice(index + 1)];
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

async function run(handler: Handler, { requestId, payload }: FunctionEvent): Promise<Outcome> {
  try {
    const result = await handler(JSON.parse(payload), makeContext(requestId));
    return { kind: 'returned', payload: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    return toFailure('error', error);
  }
}

function makeContext(requestId: string): Context {
  const { functionName, memorySizeMb, timeoutMs } = settings;
  const deadline = Date.now() + timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${process.env['AWS_REGION']}:${LOCAL_ACCOUNT}:function:${functionName}`,
    memoryLimitInMB: String(memorySizeMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: refuseCallback,
    fail: refuseCallback,
    succeed: refuseCallback,
  };
}

function refuseCallback(): never {
  throw new Error('Handlers return a promise; Node 24 on Lambda knows no callbacks');
}

function toFailure(reason: 'error' | 'init', error: unknown): Outcome {
  if (!(error instanceof Error))
    return { kind: 'failed', reason, errorType: typeof error, errorMessage: String(error) };
  console.error(error.stack);
  return { kind: 'failed', reason, errorType: error.name, errorMessage: error.message };
}

function tell(message: FunctionMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
}
