import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch } from '../settings/settings.ts';
import { type Batch, type BatchPorts, type CallGroup, groupEqual } from './batch.ts';
import type { BatchRequest } from './batch-request.ts';
import type { BatchReply } from './batch-result.ts';
import { bindKey, type OnceOnly } from './effect-key.ts';
import { findResults, servableResult } from './find-results.ts';
import { makeLimit } from './limit.ts';
import { type Planned, type PlannedCall, planBatch } from './plan-batch.ts';
import { recordBatch } from './record-batch.ts';
import { runCall } from './run-call.ts';
import { runEffect } from './run-effect.ts';
import { runShared } from './run-shared.ts';
import { type Ended, toBatchReply } from './to-batch-reply.ts';
import type { ToolLookup } from './tool-cache.ts';
import { makeWatch } from './watch-results.ts';

/** What the request around a batch says of it. */
export interface BatchCall {
  readonly idempotencyKey?: string | undefined;
  /** Time until the platform ends the function; undefined where nothing does. */
  readonly remainingMs?: (() => number) | undefined;
}

/** Most time that the calls of a batch have together; what has not begun by then fails with `timeout`. */
const BATCH_MS = 26_000;
/** What of the platform's time is kept for keeping results, counting and answering, and the most that these may take. */
const ANSWER_MS = 2000;
const WRITES_MS = 1500;

/**
 * Runs a batch: cached results are served, equal calls run once wherever they are asked for, side effects happen once for
 * an idempotency key, and at most `concurrency` calls run at a time. Throws AppError `idempotency_conflict` before
 * anything has run.
 */
export function makeRunBatch(ports: BatchPorts) {
  return async (
    scope: Scope,
    request: BatchRequest,
    observer: Observer,
    { idempotencyKey, remainingMs }: BatchCall = {},
  ): Promise<BatchReply> => {
    const elapsedMs = ports.stopwatch();
    const budgetMs = Math.min(BATCH_MS, (remainingMs?.() ?? Number.POSITIVE_INFINITY) - ANSWER_MS);
    const planned = await planBatch(request.requests, ports.findTool, ports.sha256);
    const find = async (keys: readonly string[]) => await findResults(ports, scope, keys, observer);
    const [lookup, once] = await Promise.all([
      find(keysOf(planned)),
      bindKey(ports, scope, request, idempotencyKey, observer),
    ]);
    const settings = applyPatch(ports.defaults, lookup?.state.settings ?? {});
    const batch: Batch = {
      ...{ ports, scope, settings, observer },
      limit: makeLimit(request.concurrency ?? settings.tools.concurrency),
      watch: makeWatch(ports.timer, find),
      leftMs: () => budgetMs - elapsedMs(),
      writes: [],
    };
    const ended = await runPlanned(batch, planned, { lookup, once, lookupMs: elapsedMs() });
    const reply = toBatchReply(planned, ended, elapsedMs());
    const writing = writeAll(batch, planned, ended);
    const outcome = await ports.timer.within(writing, Math.max(0, batch.leftMs()) + WRITES_MS);
    if (outcome.kind === 'late') observer.fault('tool store', 'slow');
    return reply;
  };
}

/** In this order, so that the one write of the statistics tells of what was stored. */
async function writeAll(
  batch: Batch,
  planned: readonly Planned[],
  ended: ReadonlyMap<Planned, Ended>,
): Promise<void> {
  await Promise.all(batch.writes);
  await recordBatch(batch, planned, ended);
}

interface Known {
  readonly lookup: ToolLookup | undefined;
  readonly once: OnceOnly;
  readonly lookupMs: number;
}

function keysOf(planned: readonly Planned[]): string[] {
  return [...new Set(planned.flatMap((call) => (call.kind === 'call' ? (call.key ?? []) : [])))];
}

/** Serves what is kept and runs the rest, all at once as far as the limit allows. */
async function runPlanned(
  batch: Batch,
  planned: readonly Planned[],
  known: Known,
): Promise<Map<Planned, Ended>> {
  const { lookup, lookupMs } = known;
  const ended = new Map<Planned, Ended>();
  const toRun: PlannedCall[] = [];
  for (const call of planned) {
    if (call.kind === 'refused') continue;
    const hit = servableResult(call, lookup, batch.ports.clock());
    if (hit === undefined) toRun.push(call);
    else ended.set(call, { success: true, result: hit.result, durationMs: lookupMs, origin: 'cache' });
  }
  const runAndShare = async (group: CallGroup) => {
    const outcome = await runGroup(batch, group, planned.indexOf(group.first), known);
    for (const call of group.calls) ended.set(call, call === group.first ? outcome : toShared(outcome));
  };
  await Promise.all(groupEqual(toRun).map(runAndShare));
  return ended;
}

async function runGroup(
  batch: Batch,
  group: CallGroup,
  position: number,
  { lookup, once }: Known,
): Promise<Ended> {
  const { first } = group;
  if (first.key !== undefined) return await runShared(batch, group, first.key, lookup);
  if (first.tool.sideEffect !== 'none') return await runEffect(batch, first, position, once);
  return { ...(await batch.limit(async () => await runCall(batch, first))), origin: 'run' };
}

/** What an equal call of the same batch gets. */
function toShared(outcome: Ended): Ended {
  return outcome.success ? { ...outcome, origin: 'cache' } : outcome;
}
