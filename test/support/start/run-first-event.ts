import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { ENV, METRIC_NAMESPACE } from '../../../functions/core/names.ts';
import type { TestDatabase } from '../embedded-dynamodb.ts';

export interface FirstReply {
  /** As JSON. */
  readonly reply: string;
  /** From the start of the process to the reply, in milliseconds. */
  readonly elapsedMs: number;
  /** Modules of Node that are loaded by then, `internal/deps/undici/undici` for one. */
  readonly modules: readonly string[];
}

const execute = promisify(execFile);

const PROCESS = path.join(import.meta.dirname, 'first-event-process.mjs');

const printedSchema = z.object({
  reply: z.unknown(),
  elapsedMs: z.number(),
  modules: z.array(z.string()),
});

/** Starts a process of Node, as Lambda does, that loads the bundle in the folder and answers one event. */
export async function runFirstEvent(
  folder: string,
  event: unknown,
  database: TestDatabase,
): Promise<FirstReply> {
  const { stderr } = await execute(process.execPath, commandOf(folder, event), {
    env: environmentOf(database),
    maxBuffer: 16_000_000,
  });
  const { reply, elapsedMs, modules } = printedSchema.parse(
    JSON.parse(stderr.trim().split('\n').at(-1) ?? ''),
  );
  return {
    reply: JSON.stringify(reply),
    elapsedMs,
    modules: modules.flatMap((name) => (name.startsWith('NativeModule ') ? name.slice(13) : [])),
  };
}

/**
 * Millions of instructions from the start of the process to the reply, the same to one in 1,000 every time; undefined
 * where there is no valgrind.
 */
export async function countInstructions(
  folder: string,
  event: unknown,
  database: TestDatabase,
): Promise<number | undefined> {
  try {
    const { stderr } = await execute(
      'valgrind',
      [...VALGRIND, process.execPath, ...PREDICTABLE, ...commandOf(folder, event, PATIENCE)],
      { env: environmentOf(database), maxBuffer: 16_000_000 },
    );
    const [, count] = /Collected : (\d+)/.exec(stderr) ?? [];
    return count === undefined ? undefined : Number(count) / 1e6;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const VALGRIND = ['--tool=callgrind', '--callgrind-out-file=/dev/null', '--smc-check=all-non-file'];
const PREDICTABLE = ['--jitless', '--single-threaded', '--predictable'];

/** Valgrind is some fifty times slower than the machine. */
const PATIENCE = 100;

function commandOf(folder: string, event: unknown, patience = 1): string[] {
  const url = pathToFileURL(path.join(folder, 'index.mjs')).href;
  return [PROCESS, url, JSON.stringify(event), String(patience)];
}

/** As on Lambda: what the function is given and little else. */
function environmentOf({ environment }: TestDatabase): NodeJS.ProcessEnv {
  return {
    ...environment,
    PATH: process.env['PATH'],
    AWS_LAMBDA_FUNCTION_NAME: 'function',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    TZ: ':UTC',
    POWERTOOLS_METRICS_NAMESPACE: METRIC_NAMESPACE,
    [ENV.modelProvider]: 'offline',
    [ENV.targetMs]: '10000',
  };
}
