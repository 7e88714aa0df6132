import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import * as z from 'zod/mini';
import type { EmbeddedDynamodb } from '../../../local/embedded-dynamodb.ts';

export interface LimitedDynamodb extends EmbeddedDynamodb {
  readonly printed: () => string;
}

/** POSIX's unit of `ulimit -f`. */
const BLOCK_BYTES = 512;
const startedSchema = z.strictObject({ url: z.string() });

/**
 * Starts the embedded DynamoDB in a process of its own. A write that would make one of its files larger than
 * `mostFileBytes` is cut short there, as on a full disk.
 */
export async function startLimitedDynamodb(folder: string, mostFileBytes: number): Promise<LimitedDynamodb> {
  const limit = `ulimit -S -f ${Math.floor(mostFileBytes / BLOCK_BYTES)} && exec "$0" "$@"`;
  const child = fork(path.join(import.meta.dirname, '../../support/dynamodb-process.ts'), [folder], {
    execPath: '/bin/sh',
    execArgv: ['-c', limit, process.execPath],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill());
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk);
  });
  const [started]: unknown[] = await once(child, 'message');
  return {
    ...startedSchema.parse(started),
    printed: () => printed,
    close: async () => {
      const closed = once(child, 'close');
      child.send('close');
      await closed;
    },
  };
}
