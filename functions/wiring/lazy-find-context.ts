import type { StateTable } from '../adapters/dynamodb/state-item.ts';
import { stopwatch, timer } from '../adapters/node/timer.ts';
import { lazyFunction } from '../core/lazily.ts';
import type { FindContext } from '../core/memory/question-context.ts';

/** Contexts for questions, from what an instance has in mind; what finds them is loaded with the first. */
export function lazyFindContext(table: StateTable): FindContext {
  return lazyFunction(async () => {
    const [{ makeFindContext }, { makeLiveEntries }, { makeAgentStateReader }] = await Promise.all([
      import('../core/memory/question-context.ts'),
      import('../adapters/dynamodb/live-entries.ts'),
      import('../adapters/dynamodb/memory-reader.ts'),
    ]);
    const states = makeAgentStateReader(table);
    return makeFindContext({ live: makeLiveEntries(table), states, timer, stopwatch });
  });
}
