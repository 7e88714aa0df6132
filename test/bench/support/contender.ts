import type { Addition } from '../../../functions/core/memory/memory-store.ts';

/** A memory in the benchmark. All of its requests but those of `load` cross the meter. */
export interface Contender {
  readonly name: string;
  /** Puts the entries of an agent there, unmeasured. */
  readonly load: (agent: string, entries: readonly Addition[]) => Promise<void>;
  readonly add: (agent: string, entry: Addition) => Promise<void>;
  /** Reads what a model is to be shown, and answers whether it is what the whole memory would give. */
  readonly context: (agent: string, entries: readonly Addition[]) => Promise<boolean>;
  /** Entries that an agent has. */
  readonly count: (agent: string) => Promise<number>;
}
