import { FunctionInstance } from './function-instance.ts';
import type { Outcome } from './function-outcome.ts';
import type { FunctionDefinition } from './read-template.ts';

export interface FunctionPoolOptions {
  readonly definition: FunctionDefinition;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** At least 1, default 4; events beyond it wait in their order. */
  readonly maxInstances?: number;
}

/** All execution environments of one function; they start when they are needed and stay. */
export class FunctionPool {
  readonly #options: FunctionPoolOptions;
  readonly #instances = new Set<FunctionInstance>();
  readonly #idle: FunctionInstance[] = [];
  readonly #queue: Job[] = [];
  #closed = false;

  constructor(options: FunctionPoolOptions) {
    this.#options = options;
  }

  /** Runs the handler with the event, which is JSON. Never rejects. */
  invoke(payload: string): Promise<Outcome> {
    if (this.#closed) return Promise.resolve(STOPPING);
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#queue.push({ payload, resolve });
    this.#pump();
    return promise;
  }

  /** Loads the handler into one environment, so that the next event finds it ready; gives why it could not, if so. */
  async warm(): Promise<Outcome | undefined> {
    if (this.#instances.size > 0 || this.#closed) return undefined;
    const instance = this.#start();
    this.#idle.push(instance);
    const failure = await instance.ready;
    return this.#closed ? undefined : failure;
  }

  /** Ends every environment at once, with whatever it is doing. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.resolve(STOPPING);
    await Promise.all([...this.#instances].map((instance) => instance.stop()));
  }

  #pump(): void {
    while (this.#queue.length > 0) {
      const instance = this.#take();
      if (instance === undefined) return;
      const job = this.#queue.shift();
      if (job !== undefined) void this.#serve(instance, job);
    }
  }

  #take(): FunctionInstance | undefined {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    const { maxInstances = 4 } = this.#options;
    return this.#instances.size < maxInstances && !this.#closed ? this.#start() : undefined;
  }

  #start(): FunctionInstance {
    const instance = new FunctionInstance({ ...this.#options, onExit: (ended) => this.#forget(ended) });
    this.#instances.add(instance);
    return instance;
  }

  async #serve(instance: FunctionInstance, job: Job): Promise<void> {
    const outcome = await instance.run(job.payload);
    if (instance.isAlive) this.#idle.push(instance);
    else this.#forget(instance);
    job.resolve(outcome);
    this.#pump();
  }

  #forget(instance: FunctionInstance): void {
    this.#instances.delete(instance);
    const index = this.#idle.indexOf(instance);
    if (index !== -1) this.#idle.splice(index, 1);
  }
}

interface Job {
  readonly payload: string;
  readonly resolve: (outcome: Outcome) => void;
}

const STOPPING: Outcome = {
  kind: 'failed',
  reason: 'exit',
  errorType: 'Runtime.ExitError',
  errorMessage: 'Millrace is stopping',
};
