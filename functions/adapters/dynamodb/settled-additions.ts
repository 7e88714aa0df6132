import type { PlacedEntry } from '../../core/memory/memory-store.ts';

/** Most additions of one agent that an instance remembers to clear with its next write of that agent. */
const MOST_OF_AN_AGENT = 25;
/** Most agents that an instance remembers; the notes of others are cleared as leftovers. */
const MOST_AGENTS = 1000;

/** Additions whose notes can go, kept until the instance's next write of their agent. */
export interface SettledAdditions {
  readonly keep: (partitionKey: string, placed: readonly PlacedEntry[]) => void;
  /** Gives those of the agent, and forgets them. */
  readonly take: (partitionKey: string) => readonly PlacedEntry[];
}

/** Remembers in the instance's own memory. */
export function makeSettledAdditions(): SettledAdditions {
  const byPartition = new Map<string, readonly PlacedEntry[]>();
  return {
    keep: (partitionKey, placed) => {
      const all = [...(byPartition.get(partitionKey) ?? []), ...placed];
      byPartition.delete(partitionKey);
      byPartition.set(partitionKey, all.slice(-MOST_OF_AN_AGENT));
      const [oldest] = byPartition.keys();
      if (byPartition.size > MOST_AGENTS && oldest !== undefined) byPartition.delete(oldest);
    },
    take: (partitionKey) => {
      const placed = byPartition.get(partitionKey) ?? [];
      byPartition.delete(partitionKey);
      return placed;
    },
  };
}
