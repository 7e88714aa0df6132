import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import { guardWrites, type StoreWrites } from './guard-writes.ts';

export interface DynamodbWorkerData {
  /** Undefined keeps everything in memory. */
  readonly folder: string | undefined;
}

export type DynamodbMessage =
  | { readonly kind: 'listening'; readonly port: number }
  /** `code` is LevelDB's or the system's: LEVEL_LOCKED, LEVEL_CORRUPTION, LEVEL_IO_ERROR, EEXIST. */
  | { readonly kind: 'failed'; readonly code: string; readonly reason: string };

const { folder }: DynamodbWorkerData = workerData;

// Dynalite throws out of its event handlers when a caller goes away amid a request; the others must not notice.
process.on('uncaughtException', (error) => console.error('dynamodb', error));

try {
  if (folder !== undefined) await tryOpen(folder);
  serve(
    dynalite({
      createTableMs: 0,
      deleteTableMs: 0,
      updateTableMs: 0,
      ...(folder === undefined ? {} : { path: folder }),
    }),
  );
} catch (error) {
  tell(toFailure(error));
}

/** Dynalite keeps the cause of a failure to itself: the same store is opened once before, and its writes are watched. */
async function tryOpen(location: string): Promise<void> {
  const fromDynalite = createRequire(createRequire(import.meta.url).resolve('dynalite'));
  const { Level }: { Level: StoreClass } = fromDynalite('level');
  guardWrites(Level.prototype, sayThatWritesEnd);
  const store = new Level(location);
  await store.open();
  await store.close();
}

function sayThatWritesEnd(error: unknown): void {
  const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  console.error(
    `Nothing more can be stored in ${folder}: ${reason}. What was acknowledged is kept and can be read. Make room on the disk, then start Millrace again.`,
  );
}

interface StoreClass {
  new (location: string): Store;
  readonly prototype: StoreWrites;
}

interface Store {
  open(): Promise<void>;
  close(): Promise<void>;
}

function serve(server: ReturnType<typeof dynalite>): void {
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') tell({ kind: 'listening', port: address.port });
  });
  parentPort?.once('message', () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 1000);
  });
}

function toFailure(error: unknown): DynamodbMessage {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return { kind: 'failed', code, reason };
}

function tell(message: DynamodbMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
}
