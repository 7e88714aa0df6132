import { fork } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { StartFault } from './start-fault.ts';

/**
 * Writes the cloud assembly, bundles included, to `folder` and gives the parsed template of its stack.
 * It runs in a process of its own: the CDK blocks its thread for a second and prints what nobody asked for.
 */
export async function synthesize(folder: string, signal?: AbortSignal): Promise<unknown> {
  await runCdkApp(folder, signal);
  const template = (await readdir(folder)).find((name) => name.endsWith('.template.json'));
  if (template === undefined) throw new Error('The CDK app has no stack.');
  return JSON.parse(await readFile(path.join(folder, template), 'utf8'));
}

function runCdkApp(folder: string, signal?: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = fork(new URL('./synthesize-process.ts', import.meta.url), [folder], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    // CloudFormation's rules are for deployment, and take longer than all the rest.
    env: { ...process.env, CDK_VALIDATION: 'false', NODE_OPTIONS: '' },
    ...(signal === undefined ? {} : { signal }),
  });
  let printed = '';
  let reason: string | undefined;
  const collect = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-4000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  child.on('message', (message) => {
    if (typeof message === 'string') reason = message;
  });
  child.on('error', reject);
  child.on('close', (status) => {
    if (status === 0) resolve();
    else reject(new StartFault(`The stack cannot be synthesized: ${reason ?? printed.trim()}`));
  });
  return promise;
}
