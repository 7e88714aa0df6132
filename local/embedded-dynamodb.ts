import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DynamodbMessage, DynamodbWorkerData } from './dynamodb-worker.ts';
import { makeFolder } from './make-folder.ts';
import { StartFault } from './start-fault.ts';

export interface EmbeddedDynamodb {
  /** Loopback URL; it accepts every credential. */
  readonly url: string;
  /** Ends open requests and closes the store; after it another process may open the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Starts Dynalite on a thread of its own. Keeps its data in `folder`, which it makes, or nowhere.
 * Throws a StartFault if the folder cannot be used: no folder, no permission, damaged, or in use.
 */
export async function startEmbeddedDynamodb(
  folder: string | undefined,
  onLine: (line: string) => void = () => {},
): Promise<EmbeddedDynamodb> {
  if (folder !== undefined) await makeFolder(folder);
  const workerData: DynamodbWorkerData = { folder };
  const worker = new Worker(new URL('./dynamodb-worker.ts', import.meta.url), {
    workerData,
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk) => onLine(String(chunk).trimEnd()));
  const message = await firstMessage(worker);
  if (message.kind === 'listening') {
    return { url: `http://127.0.0.1:${message.port}`, close: () => close(worker) };
  }
  await worker.terminate();
  throw new StartFault(explain(message.code, message.reason, folder ?? ''));
}

function firstMessage(worker: Worker): Promise<DynamodbMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<DynamodbMessage>();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The embedded DynamoDB ended while it started.')));
  return promise;
}

async function close(worker: Worker): Promise<void> {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage('close');
  await ended;
}

function explain(code: string, reason: string, folder: string): string {
  const parent = path.dirname(folder);
  if (code === 'LEVEL_LOCKED' || /\bLOCK: (already held|Resource temporarily)/.test(reason)) {
    return `The data folder ${parent} is in use by another Millrace. Stop that one, or set MILLRACE_DATA_DIR to another folder.`;
  }
  return `The data in ${folder} cannot be read (${reason.split('\n', 1)[0]}). Move the folder away, or set MILLRACE_DATA_DIR to another one.`;
}
