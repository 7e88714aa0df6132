import { spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export interface Started {
  /** Undefined if it ended before it listened. */
  readonly url: string | undefined;
  readonly printed: () => string;
  readonly exitStatus: Promise<number | null>;
  readonly signal: (name: 'SIGINT' | 'SIGTERM') => void;
}

const ROOT = path.join(import.meta.dirname, '../../..');

/** Does what `npm start` does, with these variables; it is ended after the test. */
export async function startMillrace(variables: Readonly<Record<string, string>>): Promise<Started> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...variables };
  const child = spawn(process.execPath, ['local/main.ts'], { cwd: ROOT, env });
  let printed = '';
  const url = Promise.withResolvers<string | undefined>();
  const exit = Promise.withResolvers<number | null>();
  const listen = (chunk: Buffer) => {
    printed += chunk.toString();
    const found = /^Millrace is listening on (http:\S+)$/m.exec(printed)?.[1];
    if (found !== undefined) url.resolve(found);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.on('close', (status) => {
    url.resolve(undefined);
    exit.resolve(status);
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await exit.promise;
  });
  return {
    url: await url.promise,
    printed: () => printed,
    exitStatus: exit.promise,
    signal: (name) => void child.kill(name),
  };
}
