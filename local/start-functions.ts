import type { Cleanup } from './cleanup.ts';
import { type Surroundings, toFunctionEnvironment } from './function-environment.ts';
import type { Outcome } from './function-outcome.ts';
import { FunctionPool } from './function-pool.ts';
import type { Invocable } from './invoke-api.ts';
import type { PendingWork } from './pending-work.ts';
import type { FunctionDefinition } from './read-template.ts';

export interface FunctionsOptions {
  readonly surroundings: Surroundings;
  readonly pending: PendingWork;
  readonly onLine: (line: string) => void;
  /** Hears in a sentence of what went wrong outside the handler: it could not be loaded, took too long, or died. */
  readonly onTrouble: (sentence: string) => void;
  readonly cleanup: Cleanup;
}

export interface Functions {
  readonly all: readonly Invocable[];
  /** Loads each handler once, so that the first request need not wait for it. */
  readonly warm: () => Promise<void>;
}

/** Makes a pool for each function; no thread starts before it is needed. */
export function startFunctions(
  definitions: readonly FunctionDefinition[],
  options: FunctionsOptions,
): Functions {
  const pools = definitions.map((definition) => {
    const environment = toFunctionEnvironment(definition, options.surroundings);
    return { definition, pool: new FunctionPool({ definition, environment, onLine: options.onLine }) };
  });
  options.cleanup.add(() => Promise.all(pools.map(({ pool }) => pool.close())));
  return {
    all: pools.map(({ definition, pool }) => toInvocable(definition, pool, options)),
    warm: async () => {
      await Promise.all(
        pools.map(async ({ definition, pool }) => report(definition, await pool.warm(), options)),
      );
    },
  };
}

function toInvocable(
  definition: FunctionDefinition,
  pool: FunctionPool,
  options: FunctionsOptions,
): Invocable {
  return {
    name: definition.name,
    shortName: definition.shortName,
    invoke: async (payload) => {
      const outcome = await options.pending.track(pool.invoke(payload));
      report(definition, outcome, options);
      return outcome;
    },
  };
}

function report(
  { name }: FunctionDefinition,
  outcome: Outcome | undefined,
  { onTrouble }: FunctionsOptions,
): void {
  if (outcome?.kind !== 'failed' || outcome.reason === 'error') return;
  const what = outcome.reason === 'init' ? 'cannot be loaded' : 'was stopped';
  onTrouble(`The function ${name} ${what}: ${outcome.errorMessage}`);
}
