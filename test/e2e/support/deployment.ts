import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import type { CallAws } from './aws.ts';

const run = promisify(execFile);

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** bin/app.ts, but for what the emulator refuses. */
const APP = 'node test/e2e/emulated-app.ts';

export interface DeployOptions {
  /** Variables that point at the emulator. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where assemblies and outputs go. */
  readonly folder: string;
  readonly context: Readonly<Record<string, string>>;
}

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

export type Outputs = Readonly<Record<string, string>>;

/** `cdk bootstrap`, as at a person's desk. */
export async function bootstrap({ environment, folder }: DeployOptions): Promise<void> {
  await cdk(['bootstrap', '--output', path.join(folder, 'bootstrap')], environment);
}

/** `cdk deploy` of the whole app; answers the outputs of the stack. */
export async function deploy({ environment, folder, context }: DeployOptions): Promise<Outputs> {
  const outputs = path.join(folder, 'outputs.json');
  const settings = Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
  const never = ['--require-approval', 'never', '--outputs-file', outputs];
  const assembly = ['--app', APP, '--output', path.join(folder, 'cdk.out')];
  await cdk(['deploy', ...never, ...assembly, ...settings], environment);
  const [stack] = Object.values(outputsSchema.parse(JSON.parse(await readFile(outputs, 'utf8'))));
  if (stack === undefined) throw new Error('The deployment has no outputs.');
  return stack;
}

/**
 * `cdk destroy` of what was deployed last. The CLI names the stack by its ARN, which the emulator does not know in a
 * deletion: it then does nothing and says so at the end. DeleteStack by name does what the CLI asked for.
 */
export async function destroy(
  { environment, folder }: DeployOptions,
  call: CallAws,
  stack: string,
): Promise<void> {
  try {
    await cdk(['destroy', '--force', '--app', path.join(folder, 'cdk.out')], environment);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('Failed to destroy'))) throw error;
    await callCloudFormation(call, 'DeleteStack', stack);
    await untilGone(call, stack);
  }
}

const GONE_MS = 60_000;

async function untilGone(call: CallAws, stack: string): Promise<void> {
  for (const startMs = performance.now(); performance.now() - startMs < GONE_MS; await setTimeout(500))
    if ((await callCloudFormation(call, 'DescribeStacks', stack)).includes('does not exist')) return;
  throw new Error(`${stack} was not gone within ${GONE_MS / 1000} s.`);
}

async function callCloudFormation(call: CallAws, action: string, stack: string): Promise<string> {
  const path = `/?Action=${action}&Version=2010-05-15&StackName=${stack}`;
  return (await call({ service: 'cloudformation', method: 'GET', path })).text;
}

/** The value of an output; throws where the stack has none of that name. */
export function output(outputs: Outputs, name: string): string {
  const value = outputs[name];
  if (value === undefined) throw new Error(`The stack has no output ${name}.`);
  return value;
}

async function cdk(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<void> {
  try {
    await run(path.join(ROOT, 'node_modules', '.bin', 'cdk'), [...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      maxBuffer: 64_000_000,
    });
  } catch (error) {
    const printed = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new Error(`cdk ${args[0]} failed: ${printed.trim().split('\n').slice(-20).join('\n')}`, {
      cause: error,
    });
  }
}
