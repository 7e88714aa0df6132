import { areCurrent, dependenciesOn, type KnownVersions } from '../freshness/dataset-versions.ts';
import type { Observer } from '../observer.ts';
import type { Clock, MakeCancel, Sha256, Stopwatch, Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import type { StatisticsStore } from '../stats/statistics-store.ts';
import type { BatchRequest } from './batch-request.ts';
import type { BatchReply } from './batch-result.ts';
import { type Planned, type PlannedCall, planBatch } from './plan-batch.ts';
import { recordBatch } from './record-batch.ts';
import { runAtMost } from './run-at-most.ts';
import { type CallOutcome, runCall } from './run-call.ts';
import { type Ended, toBatchReply } from './to-batch-reply.ts';
import type { Tool } from './tool.ts';
import type { CachedResult, ToolCache, ToolLookup } from './tool-cache.ts';

/** What a batch needs of the world. */
export interface BatchPorts {
  /** By name. */
  readonly tools: ReadonlyMap<string, Tool>;
  readonly cache: ToolCache;
  readonly statistics: Pick<StatisticsStore, 'recordToolCalls'>;
  readonly defaults: Settings;
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
  readonly timer: Timer;
  readonly makeCancel: MakeCancel;
  readonly sha256: Sha256;
}

/** Time that a whole batch has; what has not begun by then fails with `timeout`. */
const BATCH_MS = 26_000;

/** Runs a batch: cached results are served, equal calls run once, the rest run at most `concurrency` at a time. */
export function makeRunBatch(ports: BatchPorts) {
  return async (scope: Scope, request: BatchRequest, observer: Observer): Promise<BatchReply> => {
    const elapsedMs = ports.stopwatch();
    const planned = planBatch(request.requests, ports.tools, ports.sha256);
    const lookup = await findResults(ports, scope, planned, observer);
    const lookupMs = elapsedMs();
    const settings = applyPatch(ports.defaults, lookup?.state.settings ?? {});
    const run = { ports, scope, lookup, settings, observer, elapsedMs };
    const ended = new Map<Planned, Ended>();
    const storing: Promise<void>[] = [];
    const toRun: PlannedCall[] = [];
    for (const call of planned) {
      if (call.kind === 'refused') continue;
      const hit = servableResult(call, lookup, ports.clock());
      if (hit === undefined) toRun.push(call);
      else ended.set(call, { success: true, result: hit.result, durationMs: lookupMs, cached: true });
    }
    const jobs = groupEqual(toRun).map((group) => async () => {
      const [leader] = group;
      if (leader === undefined) return;
      const outcome = await runCall(ports, leader, BATCH_MS - elapsedMs(), observer);
      const datasets = group.flatMap((call) => call.datasets);
      storing.push(keepResult(run, { ...leader, datasets }, outcome));
      for (const call of group) ended.set(call, { ...outcome, cached: call !== leader && outcome.success });
    });
    await runAtMost(request.concurrency ?? settings.tools.concurrency, jobs);
    const reply = toBatchReply(planned, ended, elapsedMs());
    // In this order, so that the one write of the statistics tells of what was stored.
    await Promise.all(storing);
    await recordBatch(ports, scope, reply, observer);
    return reply;
  };
}

interface Run {
  readonly ports: BatchPorts;
  readonly scope: Scope;
  readonly lookup: ToolLookup | undefined;
  readonly settings: Settings;
  readonly observer: Observer;
}

/** Undefined, and a fault in the metrics, when the store does not answer: then everything runs and nothing is kept. */
async function findResults(
  { cache }: BatchPorts,
  scope: Scope,
  planned: readonly Planned[],
  observer: Observer,
): Promise<ToolLookup | undefined> {
  const keys = planned.flatMap((call) => (call.kind === 'call' ? (call.key ?? []) : []));
  try {
    return await cache.find(scope, [...new Set(keys)]);
  } catch (error) {
    observer.metric('CacheFault', 1);
    observer.fault('tool lookup', error);
    return undefined;
  }
}

function servableResult({ key, datasets }: PlannedCall, lookup: ToolLookup | undefined, nowMs: number) {
  const cached: CachedResult | undefined = lookup?.results.get(key ?? '');
  if (cached === undefined || cached.expiresAtMs <= nowMs) return undefined;
  const known: KnownVersions = lookup?.state.datasetVersions ?? new Map();
  const dependsOnAll = datasets.every((dataset) => Object.hasOwn(cached.dependencies, dataset));
  return dependsOnAll && areCurrent(cached.dependencies, known) ? cached : undefined;
}

/** Calls with one key in one group, in order; a call without a key is a group of its own. */
function groupEqual(calls: readonly PlannedCall[]): PlannedCall[][] {
  const groups = new Map<string | PlannedCall, PlannedCall[]>();
  for (const call of calls) groups.set(call.key ?? call, [...(groups.get(call.key ?? call) ?? []), call]);
  return [...groups.values()];
}

async function keepResult(run: Run, call: PlannedCall, outcome: CallOutcome): Promise<void> {
  const { ports, scope, lookup, settings, observer } = run;
  if (call.key === undefined || lookup === undefined || !outcome.success) return;
  const ttlSeconds = call.tool.ttlSeconds ?? settings.tools.ttlSeconds;
  try {
    const isKept = await ports.cache.store(scope, call.key, {
      result: outcome.result,
      dependencies: dependenciesOn(call.datasets, lookup.state.datasetVersions),
      expiresAtMs: ports.clock() + ttlSeconds * 1000,
    });
    if (!isKept) observer.metric('CacheOversize', 1, { tool: call.tool.name });
  } catch (error) {
    observer.metric('CacheFault', 1);
    observer.fault('tool store', error);
  }
}
