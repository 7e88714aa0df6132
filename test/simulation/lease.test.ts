import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { makeEffectRecords } from '../../functions/adapters/dynamodb/effect-records.ts';
import { makeToolCache } from '../../functions/adapters/dynamodb/tool-cache.ts';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { makeCancel } from '../../functions/adapters/node/timer.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { DEFAULT_SETTINGS } from '../../functions/core/settings/settings.ts';
import { makeRunBatch } from '../../functions/core/tools/run-batch.ts';
import { defineTool, type Tool } from '../../functions/core/tools/tool.ts';
import type { Lease } from '../../functions/core/tools/tool-cache.ts';
import { newScope } from '../support/dynamodb.ts';
import { anyChaos } from '../support/simulation/chaos.ts';
import { type InProcessDynamodb, startInProcessDynamodb } from '../support/simulation/in-process-dynamodb.ts';
import type { Instance } from '../support/simulation/instance.ts';
import { playRuns } from '../support/simulation/runs.ts';
import { simulate, type World } from '../support/simulation/simulate.ts';
import { makeStatisticsStore } from '../support/statistics-store.ts';

/** One execution of the shared tool. */
interface Execution {
  readonly instance: string;
  readonly lease: Lease | undefined;
  readonly startMs: number;
  endMs: number;
}

interface Log {
  readonly executions: Execution[];
  /** By instance, the last lease that it knows it holds. */
  readonly leases: Map<string, Lease>;
  effects: number;
}

const CALL = z.strictObject({});

const anyBatches = fc.array(fc.constantFrom(300, 2000, 8000), { minLength: 2, maxLength: 3, size: 'max' });

let dynamodb: InProcessDynamodb;
beforeAll(async () => {
  dynamodb = await startInProcessDynamodb();
});

describe('instances that are asked for equal calls at once', { timeout: 3_600_000 }, () => {
  it('execute it one at a time, each get a result, and do what has an effect once at most', async () => {
    await playRuns(
      'lease',
      fc.asyncProperty(fc.scheduler(), anyChaos(40), anyBatches, (scheduler, chaos, timeoutsMs) =>
        simulate(scheduler, dynamodb, chaos, (world) => playBatches(world, timeoutsMs)),
      ),
    );
  });
});

async function playBatches(world: World, timeoutsMs: readonly number[]): Promise<void> {
  const scope = newScope();
  const log: Log = { executions: [], leases: new Map(), effects: 0 };
  const startMs = world.time.clock();
  const instances = timeoutsMs.map((_, index) => world.start(`i${index}`));
  const ended = await Promise.all(
    timeoutsMs.map(async (timeoutMs, index) => {
      const instance = instances[index] ?? world.start('none');
      return await instance.run(() => runCalls(world, instance, scope, log, timeoutMs));
    }),
  );
  const replies = ended.flatMap((end) => (end.kind === 'done' ? [end.value] : []));
  expect(ended.filter(({ kind }) => kind === 'failed')).toEqual([]);
  for (const { results } of replies) expect(results).toHaveLength(2);
  expect(log.effects).toBeLessThanOrEqual(1);
  if (replies.some(({ results }) => results[1]?.success)) expect(log.effects).toBe(1);
  const elapsedMs = world.time.clock() - startMs;
  // A store that is too slow is gone without: a call then runs once for each who could not wait for it.
  const isFailOpen = instances.some(({ observed }) => observed.faults.length > 0);
  if (!world.wasDisturbed() && !isFailOpen && elapsedMs < Math.min(...timeoutsMs)) {
    expect(log.executions).toHaveLength(1);
    for (const { results } of replies) expect(results.map(({ success }) => success)).toEqual([true, true]);
  }
  if (!isFailOpen) expectOneAtATime(log.executions);
  await expectNothingStuck(world, scope, log);
}

/** After whatever happened, and once every lease is over, the next to ask gets a result, and all others the same. */
async function expectNothingStuck(world: World, scope: Scope, log: Log): Promise<void> {
  world.calmDown();
  await world.time.timer.sleep(60_000);
  for (const name of ['next', 'last']) {
    const next = world.start(name);
    const end = await next.run(() => runCalls(world, next, scope, log, 5000));
    const result = end.kind === 'done' ? end.value.results[0] : undefined;
    expect(result).toMatchObject({ success: true });
    if (name === 'last') expect(result).toMatchObject({ cached: true });
  }
  expect(log.effects).toBeLessThanOrEqual(1);
}

/** While an execution goes on under a lease that holds, no other one does. */
function expectOneAtATime(executions: readonly Execution[]): void {
  const tenures = executions.map(({ startMs, endMs, lease, instance }) => ({
    ...{ instance, startMs },
    endMs: Math.min(endMs, lease?.leaseUntilMs ?? startMs),
  }));
  for (const one of tenures)
    for (const other of tenures)
      if (one !== other && one.startMs < one.endMs && other.startMs < other.endMs)
        expect(one.startMs < other.endMs && other.startMs < one.endMs, JSON.stringify(tenures)).toBe(false);
}

async function runCalls(world: World, instance: Instance, scope: Scope, log: Log, timeoutMs: number) {
  const { clock } = world.time;
  const { client, observed, newId } = instance;
  const { memoryTable, cacheTable, statisticsTable } = world.dynamodb;
  const cache = makeToolCache({ client, cacheTable, memoryTable }, clock);
  const tools = [sharedTool(world, instance, log), effectTool(instance, log)];
  const runBatch = makeRunBatch({
    ...world.time,
    findTool: async (name) => await Promise.resolve(tools.find((tool) => tool.name === name)),
    cache: {
      ...cache,
      claim: async (scope, key, lease, over) => {
        const isHeld = await cache.claim(scope, key, lease, over);
        if (isHeld) log.leases.set(instance.name, lease);
        return isHeld;
      },
    },
    effects: makeEffectRecords(client, cacheTable, clock),
    statistics: makeStatisticsStore(client, statisticsTable),
    defaults: DEFAULT_SETTINGS,
    makeCancel,
    newId,
    sha256,
  });
  const shared = { requests: [{ tool: 'shared', params: {}, timeoutMs }] };
  const effect = { requests: [{ tool: 'effect', params: {}, timeoutMs: 5000 }] };
  const replies = await Promise.all([
    runBatch(scope, shared, observed),
    runBatch(scope, effect, observed, { idempotencyKey: 'once' }),
  ]);
  return { results: replies.flatMap(({ results }) => results) };
}

function sharedTool(world: World, instance: Instance, log: Log): Tool {
  return defineTool({
    name: 'shared',
    description: 'Is executed once for all who ask.',
    version: '1',
    cacheable: true,
    sideEffect: 'none',
    params: CALL,
    run: async () => {
      const execution: Execution = {
        instance: instance.name,
        lease: log.leases.get(instance.name),
        startMs: world.time.clock(),
        endMs: Number.POSITIVE_INFINITY,
      };
      log.executions.push(execution);
      await instance.act('tool', () => {});
      execution.endMs = world.time.clock();
      return { by: instance.name };
    },
  });
}

function effectTool(instance: Instance, log: Log): Tool {
  return defineTool({
    name: 'effect',
    description: 'Does something that cannot be undone.',
    version: '1',
    cacheable: false,
    sideEffect: 'external',
    params: CALL,
    run: async () =>
      await instance.act('effect', () => {
        log.effects++;
        return { done: true };
      }),
  });
}
