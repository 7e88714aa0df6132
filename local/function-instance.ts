import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { FunctionEvent, FunctionMessage, FunctionWorkerData, Outcome } from './function-outcome.ts';
import type { FunctionDefinition } from './read-template.ts';

export interface InstanceOptions {
  readonly definition: FunctionDefinition;
  /** All that the handler sees in `process.env`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Gets each line that the handler prints. */
  readonly onLine: (line: string) => void;
  readonly onExit: (instance: FunctionInstance) => void;
}

/** One execution environment of a function: a thread that runs one event at a time, as Lambda does. */
export class FunctionInstance {
  readonly #worker: Worker;
  readonly #definition: FunctionDefinition;
  readonly #ready = Promise.withResolvers<Outcome | undefined>();
  #current: ((outcome: Outcome) => void) | undefined;
  #alive = true;

  constructor({ definition, environment, onLine, onExit }: InstanceOptions) {
    this.#definition = definition;
    this.#worker = startWorker(definition, environment);
    for (const stream of [this.#worker.stdout, this.#worker.stderr])
      createInterface({ input: stream }).on('line', onLine);
    this.#worker.on('message', (message: FunctionMessage) => this.#hear(message));
    this.#worker.on('error', (error) => this.#end(toExit(error)));
    this.#worker.on('exit', (status) => {
      this.#end(toExit(new Error(`exit status ${status}`)));
      onExit(this);
    });
    setTimeout(() => this.#ready.resolve(tooLate('init', INIT_MS)), INIT_MS).unref();
  }

  /** False once the thread has ended or is about to. */
  get isAlive(): boolean {
    return this.#alive;
  }

  /** Undefined when the handler is loaded, else why it is not. */
  get ready(): Promise<Outcome | undefined> {
    return this.#ready.promise;
  }

  /** Never rejects. Do not call it before the last call has ended. The time limit starts when the handler is loaded. */
  async run(payload: string): Promise<Outcome> {
    const failure = await this.#ready.promise;
    if (failure !== undefined) return this.#stopAfter(failure);
    if (!this.#alive) return toExit(new Error('the thread has ended'));
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#current = resolve;
    const timer = setTimeout(
      () => resolve(this.#stopAfter(tooLate('timeout', this.#definition.timeoutMs))),
      this.#definition.timeoutMs,
    );
    const event: FunctionEvent = { requestId: randomUUID(), payload };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(event);
    const outcome = await promise;
    clearTimeout(timer);
    this.#current = undefined;
    return outcome;
  }

  async stop(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
  }

  #hear(message: FunctionMessage): void {
    if (message.kind === 'ready') this.#ready.resolve(undefined);
    else if (message.kind === 'failed' && message.reason === 'init') this.#ready.resolve(message);
    else this.#current?.(message);
  }

  #end(outcome: Outcome): void {
    this.#alive = false;
    this.#ready.resolve(outcome);
    this.#current?.(outcome);
  }

  #stopAfter(outcome: Outcome): Outcome {
    void this.stop();
    return outcome;
  }
}

/** Lambda allows 10 s; a developer's machine may be busier. */
const INIT_MS = 30_000;

function startWorker(definition: FunctionDefinition, environment: Readonly<Record<string, string>>): Worker {
  const workerData: FunctionWorkerData = {
    folder: definition.folder,
    handler: definition.handler,
    functionName: definition.name,
    memorySizeMb: definition.memorySizeMb,
    timeoutMs: definition.timeoutMs,
  };
  return new Worker(new URL('./function-worker.ts', import.meta.url), {
    workerData,
    env: { ...environment },
    stdout: true,
    stderr: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: definition.memorySizeMb },
  });
}

function toExit(error: unknown): Outcome {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    kind: 'failed',
    reason: 'exit',
    errorType: 'Runtime.ExitError',
    errorMessage: `Runtime exited: ${detail}`,
  };
}

function tooLate(reason: 'timeout' | 'init', limitMs: number): Outcome {
  const errorMessage = `Task timed out after ${(limitMs / 1000).toFixed(2)} seconds`;
  return { kind: 'failed', reason, errorType: 'Sandbox.Timedout', errorMessage };
}
