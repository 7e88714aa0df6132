import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import type { LiveEntries } from '../../../functions/core/memory/live-entries.ts';
import type { AgentStateReader } from '../../../functions/core/memory/memory-store.ts';
import { makeMark, makeState } from './agent-state.ts';

/** Some entries as a store gives them, with what is read of them: `newest`, `all`, `byId 3`, `page`. */
export function makeLiveMemory(entries: readonly MemoryEntry[], pageSize = 4) {
  const memory = {
    entries: [...entries],
    mark: makeMark({ sequence: Math.max(0, ...entries.map(({ sequence }) => sequence)) }),
    /** Entries that pages do not bring yet. */
    lagging: new Set<number>(),
  };
  const reads: string[] = [];
  const factsOf = ({ content: _content, source: _source, ...facts }: MemoryEntry) => facts;
  const live: LiveEntries = {
    newest: async (_, limit) => {
      reads.push('newest');
      const sorted = memory.entries.toSorted(
        (a, b) => b.timestampMs - a.timestampMs || b.sequence - a.sequence,
      );
      return await Promise.resolve(sorted.slice(0, limit).map(factsOf));
    },
    all: async () => {
      reads.push('all');
      return await Promise.resolve(memory.entries.map(factsOf));
    },
    byId: async (_, ids) => {
      reads.push(`byId ${ids.length}`);
      return await Promise.resolve(memory.entries.filter(({ entryId }) => ids.includes(entryId)));
    },
    pages: async function* () {
      const stored = memory.entries.filter(({ sequence }) => !memory.lagging.has(sequence));
      for (let from = 0; from === 0 || from < stored.length; from += pageSize) {
        reads.push('page');
        yield await Promise.resolve(stored.slice(from, from + pageSize));
      }
    },
  };
  const states: AgentStateReader = {
    state: async () => await Promise.resolve(makeState({ mark: memory.mark })),
  };
  return { memory, reads, live, states };
}
