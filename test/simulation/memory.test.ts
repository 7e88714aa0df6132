import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeAgentStateReader, makeMemoryReader } from '../../functions/adapters/dynamodb/memory-reader.ts';
import type { MemoryEntry } from '../../functions/core/memory/entry.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { partsOf } from '../contracts/dynamodb-memory.ts';
import { expectTotalsOf } from '../contracts/memory-subject.ts';
import { makeMemoryUseCases } from '../contracts/memory-use-cases.ts';
import { newScope } from '../support/dynamodb.ts';
import { anyChaos } from '../support/simulation/chaos.ts';
import { type InProcessDynamodb, startInProcessDynamodb } from '../support/simulation/in-process-dynamodb.ts';
import type { Instance } from '../support/simulation/instance.ts';
import { memoryHistory } from '../support/simulation/memory-history.ts';
import { playRuns } from '../support/simulation/runs.ts';
import { simulate, type World } from '../support/simulation/simulate.ts';

const INTERVAL = 3;
const MAX_ENTRIES = 6;
const SETTINGS = { cleanupInterval: INTERVAL, maxEntries: MAX_ENTRIES, maxMemoryMb: 100 / 1024 / 1024 };

const anyAddition = fc.record({
  kind: fc.constant('add' as const),
  /** Undefined for one that is not safe to repeat. */
  key: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
  importance: fc.constantFrom(0, 0.5, 0.9),
  length: fc.integer({ min: 1, max: 40 }),
  /** What is tried again when it fails. */
  isRepeated: fc.boolean(),
});

const anyTask = fc.oneof(
  { weight: 6, arbitrary: anyAddition },
  { weight: 1, arbitrary: fc.constant({ kind: 'clean up' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'forget' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'forget all' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'repair' as const }) },
);

type Task = typeof anyTask extends fc.Arbitrary<infer T> ? T : never;

const anyTasks = fc.array(fc.array(anyTask, { minLength: 1, maxLength: 3, size: 'max' }), {
  minLength: 2,
  maxLength: 3,
  size: 'max',
});

/** What callers were told of their additions. */
interface Told {
  readonly acknowledged: MemoryEntry[];
  /** Calls that began; each may have stored an entry. */
  attempts: number;
}

let dynamodb: InProcessDynamodb;
beforeAll(async () => {
  dynamodb = await startInProcessDynamodb();
});

describe('instances that change one memory at once', { timeout: 3_600_000 }, () => {
  it('count each entry once, clean once for each multiple, and leave totals that are right', async () => {
    await playRuns(
      'memory',
      fc.asyncProperty(fc.scheduler(), anyChaos(60), anyTasks, (scheduler, chaos, tasks) =>
        simulate(scheduler, dynamodb, chaos, (world) => playTasks(world, tasks)),
      ),
    );
  });
});

async function playTasks(world: World, tasks: readonly (readonly Task[])[]): Promise<void> {
  const scope = newScope();
  const told: Told = { acknowledged: [], attempts: 0 };
  const before = world.history.length;
  await Promise.all(
    tasks.map(async (own, index) => {
      const instance = world.start(`i${index}`);
      const memory = useCases(world, instance);
      await instance.run(async () => {
        for (const [turn, task] of own.entries())
          await perform(memory, scope, task, `${instance.name} ${turn}`, told);
      });
    }),
  );
  await repairAll(world, scope);
  await expectRightCounts(world, scope, told, before);
}

function useCases(world: World, { client, newId, observed }: Instance) {
  const table = { client, tableName: world.dynamodb.memoryTable };
  const { clock, timer } = world.time;
  return makeMemoryUseCases(partsOf(table, clock), SETTINGS, observed, { timer, newId });
}

type Memory = ReturnType<typeof useCases>;

/** A refusal is the caller's, who goes on; he may try an addition once more. */
async function perform(memory: Memory, scope: Scope, task: Task, name: string, told: Told): Promise<void> {
  const tries = task.kind === 'add' && task.isRepeated ? 2 : 1;
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      await tryOnce(memory, scope, task, name, told);
      return;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
}

async function tryOnce(memory: Memory, scope: Scope, task: Task, name: string, told: Told): Promise<void> {
  switch (task.kind) {
    case 'add': {
      told.attempts++;
      const { key, importance, length } = task;
      const content = (key ?? name).padEnd(length, '.').slice(0, Math.max(length, 1));
      const same = key === undefined ? { content, importance } : { content: key, importance: 0.5 };
      const entries = await memory.add(scope, [{ ...same, stage: 'error', dataVolumeGb: 0.5 }], key);
      told.acknowledged.push(...entries);
      return;
    }
    case 'clean up':
      return void (await memory.cleanUp(scope));
    case 'forget': {
      const known = told.acknowledged.at(-1);
      if (known !== undefined) await memory.forget(scope, known.entryId);
      return;
    }
    case 'forget all':
      return void (await memory.forgetAll(scope));
    case 'repair':
      return void (await memory.repair(scope));
    default:
      return task satisfies never;
  }
}

/** What the maintenance does once nobody else is at work. */
async function repairAll(world: World, scope: Scope): Promise<void> {
  world.calmDown();
  const later = useCases(world, world.start('later'));
  for (let times = 0; times < 3; times++) {
    await world.time.timer.sleep(600_000);
    await later.settleLeftovers(scope);
  }
  expect((await later.repair(scope)).recount).not.toBe('corrected');
}

async function expectRightCounts(world: World, scope: Scope, told: Told, from: number): Promise<void> {
  const table = { client: world.start('reader').client, tableName: world.dynamodb.memoryTable };
  const state = await makeAgentStateReader(table).state(scope);
  const facts = await makeMemoryReader(table).rankedFacts(scope);
  expectTotalsOf(state, facts);
  const { stored, evicted, forgotten, cleanedFor } = memoryHistory(world.history.slice(from), scope);

  const acknowledged = new Set(told.acknowledged.map(({ sequence }) => sequence));
  for (const sequence of acknowledged) expect(stored).toContain(sequence);
  expect(state.processingCount).toBe(stored.size);
  expect(state.processingCount).toBeLessThanOrEqual(told.attempts);
  expect(state.totalVolumeGb).toBeCloseTo(stored.size * 0.5, 9);

  const gone = new Set([...evicted, ...forgotten]);
  const left = [...stored].filter((sequence) => !gone.has(sequence));
  expect(facts.map(({ sequence }) => sequence).sort(byNumber)).toEqual(left.sort(byNumber));
  expect(state.evictedEntries).toBe([...evicted].filter((sequence) => !forgotten.has(sequence)).length);

  const multiples = Math.floor(state.processingCount / INTERVAL);
  const due = Array.from({ length: multiples }, (_, index) => (index + 1) * INTERVAL);
  expect(new Set(cleanedFor).size).toBe(cleanedFor.length);
  // A count whose addition was forgotten before its cleanup began may be left out: what it concerned may be gone.
  if (forgotten.size === 0) expect(cleanedFor).toEqual(expect.arrayContaining(due));

  expect(state.live.entries).toBeLessThanOrEqual(MAX_ENTRIES);
  expect(state.live.bytes).toBeLessThanOrEqual(SETTINGS.maxMemoryMb * 1024 * 1024);
}

function byNumber(a: number, b: number): number {
  return a - b;
}
