import * as z from 'zod/mini';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { AppError } from '../../../functions/core/errors.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import type { ToolRecord } from '../../../functions/core/stats/statistics-store.ts';
import type { BatchPorts } from '../../../functions/core/tools/batch.ts';
import type { ToolRequest } from '../../../functions/core/tools/batch-request.ts';
import type { EffectRecords } from '../../../functions/core/tools/effect-records.ts';
import { type BatchCall, makeRunBatch } from '../../../functions/core/tools/run-batch.ts';
import { defineTool, type Tool, type ToolFacts } from '../../../functions/core/tools/tool.ts';
import { makeEffectMemory } from './effect-memory.ts';
import { makeObserved } from './observed.ts';
import { makeTime, type Time } from './time.ts';
import { makeToolMemory, type ToolMemory } from './tool-memory.ts';

export const SCOPE = { tenant: 'local', agentId: 'agent-1' };

/** What a call of the tool `work` does; a call that waits longer than it may is cut off. */
const workParams = z.strictObject({
  name: z.string(),
  waitMs: z._default(z.number(), 0),
  dataset: z.optional(z.string()),
  outcome: z._default(z.enum(['done', 'refused', 'caused', 'broken', 'large']), 'done'),
});

/** A tool that waits and then ends as its params say; it writes `>name` when it starts and `<name` when it ends. */
export function makeWork(time: Time, log: string[] = [], facts: Partial<ToolFacts> = {}): Tool {
  return defineTool({
    name: 'work',
    description: 'Waits and ends as it is told.',
    version: '1',
    cacheable: true,
    sideEffect: 'none',
    ...facts,
    params: workParams,
    datasets: ({ dataset }) => (dataset === undefined ? [] : [dataset]),
    run: async ({ name, waitMs, outcome }, { signal, effectId }) => {
      log.push(`>${name}`);
      if (waitMs > 0) await time.timer.sleep(waitMs);
      log.push(signal.aborted ? `x${name}` : `<${name}`);
      if (outcome === 'refused') throw new AppError('invalid_params', `${name} cannot be.`);
      if (outcome === 'caused')
        throw Object.assign(new AppError('unavailable', `${name} is not there.`), { cause: 'secret' });
      if (outcome === 'broken') throw new TypeError('secret cause');
      return {
        name,
        dataVolumeGb: 0.5,
        ...(effectId === undefined ? {} : { effectId }),
        ...(outcome === 'large' ? { filler: 'x'.repeat(1000) } : {}),
      };
    },
  });
}

export interface BatchingOptions {
  readonly cache?: (cache: ToolMemory) => Partial<ToolMemory>;
  readonly effects?: (effects: EffectRecords) => Partial<EffectRecords>;
  readonly statistics?: BatchPorts['statistics'];
  readonly facts?: Partial<ToolFacts>;
}

/**
 * An agent that runs batches of the tool `work`, of `clock` (never cached), of `brief` (kept for a minute) and of `act`
 * (with a side effect).
 */
export function makeBatching(options: BatchingOptions = {}) {
  const time = makeTime();
  const observed = makeObserved();
  const cache = makeToolMemory(time.clock);
  const log: string[] = [];
  const records: ToolRecord[] = [];
  const effects = makeEffectMemory(time.clock);
  let ids = 0;
  const tools = [
    makeWork(time, log, options.facts),
    makeWork(time, log, { name: 'clock', cacheable: false }),
    makeWork(time, log, { name: 'brief', ttlSeconds: 60 }),
    makeWork(time, log, { name: 'act', cacheable: false, sideEffect: 'external' }),
  ];
  const runBatch = makeRunBatch({
    ...time,
    findTool: async (name) => await Promise.resolve(tools.find((tool) => tool.name === name)),
    cache: { ...cache, ...options.cache?.(cache) },
    effects: { ...effects, ...options.effects?.(effects) },
    statistics: options.statistics ?? { recordToolCalls: async (_, __, all) => void records.push(...all) },
    defaults: DEFAULT_SETTINGS,
    makeCancel: () => {
      const signal = { aborted: false };
      return {
        signal,
        cancel: () => {
          signal.aborted = true;
        },
      };
    },
    newId: () => `id-${++ids}`,
    sha256,
  });
  return {
    ...{ time, observed, cache, log, records },
    /** Runs the requests and lets time pass until the batch has ended. */
    run: (requests: readonly ToolRequest[], concurrency?: number) =>
      time.pass(runBatch(SCOPE, { requests: [...requests], concurrency }, observed)),
    /** Starts several batches at the same time, as instances of one function do, and lets time pass until all have ended. */
    runAll: (batches: readonly (readonly ToolRequest[])[], call?: BatchCall) =>
      time.pass(
        Promise.all(batches.map((requests) => runBatch(SCOPE, { requests: [...requests] }, observed, call))),
      ),
    /** Runs the requests under an idempotency key, or with other facts around them. */
    call: (requests: readonly ToolRequest[], call: BatchCall) =>
      time.pass(runBatch(SCOPE, { requests: [...requests] }, observed, call)),
    wait: (waitMs: number) => time.pass(time.timer.sleep(waitMs)),
  };
}

type Doing = Partial<z.infer<typeof workParams>>;

/** A request to `work` of that name. */
export function work(name: string, doing: Doing = {}, more: Partial<ToolRequest> = {}): ToolRequest {
  return { tool: 'work', params: { name, ...doing }, ...more };
}
