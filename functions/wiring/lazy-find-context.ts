import { makeLiveEntries } from '../adapters/dynamodb/live-entries.ts';
import type { StateTable } from '../adapters/dynamodb/state-item.ts';
import { stopwatch, timer } from '../adapters/node/timer.ts';
import type { AgentStateReader } from '../core/memory/memory-store.ts';
import type { FindContext } from '../core/memory/question-context.ts';

/** Contexts for questions, from what an instance has in mind; what finds them is loaded with the first. */
export function lazyFindContext(table: StateTable, states: AgentStateReader): FindContext {
  let loaded: FindContext | undefined;
  return async (scope, question, asked) => {
    const { makeFindContext } = await import('../core/memory/question-context.ts');
    loaded ??= makeFindContext({ live: makeLiveEntries(table), states, timer, stopwatch });
    return await loaded(scope, question, asked);
  };
}
