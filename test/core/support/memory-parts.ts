import type { CleanupStore, CleanupTask } from '../../../functions/core/memory/cleanup-store.ts';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import type { LeftAddition, MemoryRepair } from '../../../functions/core/memory/memory-repair.ts';
import type {
  Addition,
  AddOutcome,
  AgentState,
  AgentStateReader,
  MemoryReader,
  MemoryWriter,
} from '../../../functions/core/memory/memory-store.ts';
import type { Clock } from '../../../functions/core/ports.ts';
import { makeState } from './agent-state.ts';

type Stored = MemoryEntry & Pick<Addition, 'fingerprint'>;

interface Cleaning {
  readonly task: CleanupTask;
  readonly untilMs: number;
  plan?: ReadonlySet<number>;
}

/** The parts of one agent's memory, in memory; a process ends in it nowhere but where a test leaves something behind. */
export function makeMemoryParts(clock: Clock, given: Partial<AgentState> = {}) {
  const entries = new Map<string, Stored>();
  const begun = new Set<string>();
  const notes = new Map<number, LeftAddition>();
  const steps: string[] = [];
  let cleaning: Cleaning | undefined;
  let last = { sequence: 0, processingCount: 0, totalVolumeGb: 0, evictedEntries: 0 };

  const state = (): AgentState => {
    const { sequence: _, ...totals } = last;
    return makeState({ ...totals, live: liveTotals([...entries.values()]), ...given });
  };
  const add = (addition: Addition): AddOutcome => {
    const entry = entries.get(addition.entryId);
    if (entry !== undefined) return { kind: 'existing', entry, fingerprint: entry.fingerprint };
    const { sequence, processingCount, totalVolumeGb } = last;
    last = {
      ...last,
      sequence: sequence + 1,
      processingCount: processingCount + 1,
      totalVolumeGb: totalVolumeGb + addition.dataVolumeGb,
    };
    const added = { ...addition, sequence: last.sequence };
    entries.set(added.entryId, added);
    notes.set(added.sequence, { ...added, count: last.processingCount });
    return { kind: 'added', entry: added, count: last.processingCount };
  };
  const writer: Pick<MemoryWriter, 'add' | 'settle'> = {
    add: async (_, additions) => ({ outcomes: additions.map(add), state: state(), isUpkeepDue: false }),
    settle: (_, added) => {
      for (const { sequence } of added) notes.delete(sequence);
    },
  };
  const cleanups: CleanupStore = {
    claim: async (_, task, untilMs) => {
      if (task.due !== undefined && begun.has(task.due.entryId)) return { kind: 'done' };
      if (cleaning !== undefined)
        return { kind: 'busy', task: cleaning.task, isAbandoned: cleaning.untilMs <= clock() };
      cleaning = { task, untilMs };
      if (task.due !== undefined) begun.add(task.due.entryId);
      steps.push(`claim ${task.kind}`);
      return { kind: 'mine' };
    },
    plan: async (_, __, victims) => {
      const plan = cleaning?.plan ?? new Set(victims.map(({ sequence }) => sequence));
      if (cleaning !== undefined) cleaning.plan = plan;
      return plan;
    },
    evict: async (_, __, victims) => {
      for (const { entryId } of victims) entries.delete(entryId);
    },
    finish: async (_, task) => {
      steps.push(`finish ${task.kind}`);
      last = { ...last, evictedEntries: last.evictedEntries + (cleaning?.plan?.size ?? 0) };
      cleaning = undefined;
      return state();
    },
  };
  const repairs: MemoryRepair = {
    leftovers: async () => ({
      state: state(),
      ...(cleaning !== undefined && cleaning.untilMs <= clock() ? { abandoned: cleaning.task } : {}),
      additions: [...notes.values()],
    }),
    judge: async (_, { entryId }) => entries.has(entryId),
    takeBack: async () => {
      last = { ...last, processingCount: last.processingCount - 1 };
      return true;
    },
    clear: async (_, additions) => {
      for (const { sequence } of additions) notes.delete(sequence);
    },
    finishForgotten: async () => 0,
    recount: async () => 'not due',
  };
  const memory: Pick<MemoryReader, 'rankedFacts' | 'contents'> = {
    rankedFacts: async () => [...entries.values()],
    contents: async (_, ids) =>
      new Map(
        ids.flatMap((id) => {
          const entry = entries.get(id);
          return entry === undefined ? [] : [[id, entry.content] as const];
        }),
      ),
  };
  const states: AgentStateReader = { state: async () => state() };
  return {
    ...{ writer, cleanups, repairs, memory, states, state },
    /** What cleanups did: `claim scored`, `finish scored` and so on. */
    steps,
    /** Additions that are not settled, by sequence. */
    notes,
    /** Sequences of the live entries, in order. */
    live: () => [...entries.values()].map(({ sequence }) => sequence),
    entry: (entryId: string) => entries.get(entryId),
    /** Takes an entry away that was counted: its process ended before it was stored. */
    lose: (entryId: string) => void entries.delete(entryId),
    /** Leaves a cleanup with its plan behind, whose time is over unless another is given. */
    abandon: (task: CleanupTask, plan: readonly number[], untilMs = 0) => {
      cleaning = { task, untilMs, plan: new Set(plan) };
    },
  };
}

function liveTotals(entries: readonly MemoryEntry[]): AgentState['live'] {
  const sum = (amount: (entry: MemoryEntry) => number) =>
    entries.reduce((total, entry) => total + amount(entry), 0);
  const stages = new Map<string, number>();
  for (const { stage } of entries) stages.set(stage, (stages.get(stage) ?? 0) + 1);
  return {
    entries: entries.length,
    bytes: sum(({ sizeBytes }) => sizeBytes),
    volumeGb: sum(({ dataVolumeGb }) => dataVolumeGb),
    importance: sum(({ importance }) => importance),
    stages,
  };
}
