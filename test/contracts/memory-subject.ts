import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { CleanupStore } from '../../functions/core/memory/cleanup-store.ts';
import { contextLineChars } from '../../functions/core/memory/context-line.ts';
import type { MemoryEntry, RankedFacts } from '../../functions/core/memory/entry.ts';
import type { LiveEntries } from '../../functions/core/memory/live-entries.ts';
import type { MemoryRepair } from '../../functions/core/memory/memory-repair.ts';
import type {
  Addition,
  AddOutcome,
  AgentState,
  AgentStateReader,
  MemoryEnds,
  MemoryReader,
  MemoryWriter,
} from '../../functions/core/memory/memory-store.ts';
import type { RankedLists } from '../../functions/core/memory/ranked-lists.ts';
import type { Clock } from '../../functions/core/ports.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { utf8Bytes } from '../../functions/core/text/utf8-bytes.ts';
import type { Cut } from '../support/dynamodb-faults.ts';

/** What one instance of a function works on memory with. */
export interface MemoryParts {
  readonly writer: MemoryWriter;
  readonly memory: MemoryReader;
  readonly lists: RankedLists;
  readonly live: LiveEntries;
  readonly states: AgentStateReader;
  readonly cleanups: CleanupStore;
  readonly repairs: MemoryRepair;
  readonly clock: Clock;
}

/** A memory under test; its writers share one store, as the instances of a function do. */
export interface MemorySubject {
  /** An instance of its own, by default with the machine's clock. */
  readonly makeParts: (clock?: Clock) => MemoryParts;
  /** An instance whose process ends at that request. */
  readonly makeMortalParts: (cut: Cut, clock?: Clock) => MemoryParts;
  /** An instance that waits before that request. */
  readonly makeSlowParts: (at: number) => {
    readonly parts: MemoryParts;
    readonly arrived: Promise<void>;
    readonly release: () => void;
  };
  readonly reader: MemoryReader;
  readonly ends: MemoryEnds;
  readonly states: AgentStateReader;
  readonly makeWriter: () => MemoryWriter;
  /** A writer whose process ends at that request. */
  readonly makeMortalWriter: (cut: Cut) => MemoryWriter;
  /** A writer whose connection loses that request or its reply, and tries again by itself. */
  readonly makeDisturbedWriter: (cut: Cut) => MemoryWriter;
  /** A writer that waits before that request. */
  readonly makeSlowWriter: (at: number) => {
    readonly writer: MemoryWriter;
    readonly arrived: Promise<void>;
    readonly release: () => void;
  };
}

/** An addition as the use case makes it, with what matters to the test. */
export function makeAddition(given: Partial<Omit<Addition, 'sizeBytes' | 'lineChars'>> = {}): Addition {
  const content = given.content ?? 'orders_daily loaded 40 rows';
  const stage = given.stage ?? 'ingestion';
  const dataVolumeGb = given.dataVolumeGb ?? 0;
  return {
    entryId: randomUUID(),
    timestampMs: 1_750_000_000_000,
    importance: 0.6,
    pinned: false,
    isRepeatable: true,
    ...given,
    content,
    stage,
    dataVolumeGb,
    sizeBytes: utf8Bytes(content),
    lineChars: contextLineChars({ stage, dataVolumeGb, content }),
    fingerprint: given.fingerprint ?? createHash('sha256').update(content).digest('hex'),
  };
}

/** Adds, and says as the use case does that nothing is left to do; a second repeat then meets no note of the first. */
export async function addAndSettle(
  writer: MemoryWriter,
  scope: Scope,
  additions: readonly Addition[],
): Promise<readonly AddOutcome[]> {
  const { outcomes } = await writer.add(scope, additions);
  writer.settle(
    scope,
    outcomes.flatMap(({ kind, entry }) => (kind === 'added' ? entry : [])),
  );
  return outcomes;
}

/** Every live entry with its content, read one by one. */
export async function everyEntry(reader: MemoryReader, scope: Scope): Promise<MemoryEntry[]> {
  const facts = await reader.rankedFacts(scope);
  const entries = await Promise.all(facts.map(({ entryId }) => reader.get(scope, entryId)));
  return entries.flatMap((entry) => entry ?? []);
}

/** Checks that the live totals say what is there. */
export async function expectTotalsOfEntries(subject: MemorySubject, scope: Scope): Promise<void> {
  const [state, entries] = await Promise.all([
    subject.states.state(scope),
    everyEntry(subject.reader, scope),
  ]);
  expectTotalsOf(state, entries);
}

/** Checks that the live totals of the state are those of the entries. */
export function expectTotalsOf({ live }: AgentState, entries: readonly RankedFacts[]): void {
  const stages = new Map<string, number>();
  for (const { stage } of entries) stages.set(stage, (stages.get(stage) ?? 0) + 1);
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  expect(live).toEqual({
    entries: entries.length,
    bytes: sum(entries.map(({ sizeBytes }) => sizeBytes)),
    volumeGb: expect.closeTo(sum(entries.map(({ dataVolumeGb }) => dataVolumeGb)), 9),
    importance: expect.closeTo(sum(entries.map(({ importance }) => importance)), 9),
    stages,
  });
}
