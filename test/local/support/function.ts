import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Outcome } from '../../../local/function-outcome.ts';
import { FunctionPool, type FunctionPoolOptions } from '../../../local/function-pool.ts';
import type { FunctionDefinition } from '../../../local/read-template.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A function whose bundle is `source`, which exports `handler`. */
async function defineFunction(
  source: string,
  overrides: Partial<FunctionDefinition> = {},
): Promise<FunctionDefinition> {
  const folder = path.join(await temporaryFolder(), 'asset');
  await mkdir(folder);
  await writeFile(path.join(folder, 'index.mjs'), source);
  return {
    name: 'millrace-memory',
    shortName: 'memory',
    folder,
    handler: 'index.handler',
    timeoutMs: 5000,
    memorySizeMb: 128,
    environment: {},
    ...overrides,
  };
}

/** A pool for such a function, closed after the test. */
export async function startPool(
  source: string,
  overrides: Partial<FunctionDefinition> = {},
  options: Partial<FunctionPoolOptions> = {},
): Promise<FunctionPool> {
  const definition = await defineFunction(source, overrides);
  const pool = new FunctionPool({ definition, environment: {}, onLine: () => {}, ...options });
  onTestFinished(() => pool.close());
  return pool;
}

/** What the handler returned; a failure fails the test. */
export function toValue(outcome: Outcome): unknown {
  if (outcome.kind === 'failed') throw new Error(`${outcome.errorType}: ${outcome.errorMessage}`);
  return JSON.parse(outcome.payload);
}
