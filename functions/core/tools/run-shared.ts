import { isLeaseOver } from '../clock-bounds.ts';
import { dependenciesOn } from '../freshness/dataset-versions.ts';
import type { Batch, CallGroup } from './batch.ts';
import type { ToolFailure } from './batch-result.ts';
import { servableResult } from './find-results.ts';
import { inTime } from './in-time.ts';
import { type CallOutcome, runCall, timeoutOf } from './run-call.ts';
import type { Ended } from './to-batch-reply.ts';
import type { Lease, ToolLookup } from './tool-cache.ts';

/** Longest that taking a lease may take; then the call runs without. */
const CLAIM_MS = 2000;
/** Part of a lease that may go by in the queue before it is renewed. */
const UNUSED_SHARE = 0.25;

/** Calls of one key, with what is known of it. */
interface Flight {
  readonly batch: Batch;
  readonly group: CallGroup;
  readonly key: string;
  readonly lookup: ToolLookup;
}

/**
 * The result of a cacheable call that was not found in `lookup`, made once for all who wait for it in whatever instance:
 * by this one under a lease, or by the one that holds the lease. A lease that ends without a result is taken over.
 */
export async function runShared(
  batch: Batch,
  group: CallGroup,
  key: string,
  lookup: ToolLookup | undefined,
): Promise<Ended> {
  if (lookup === undefined) return { ...(await run(batch, group)), origin: 'run' };
  const flight = { batch, group, key, lookup };
  const askedAtMs = batch.ports.clock();
  if (!isHeld(flight)) {
    const led = await tryToLead(flight);
    if (led !== undefined) return led;
  }
  return await follow(flight, askedAtMs);
}

/** Waits for another's result; runs the call itself when there will be none. */
async function follow(first: Flight, askedAtMs: number): Promise<Ended> {
  const { batch, group, key } = first;
  const { clock, stopwatch } = batch.ports;
  const [waitedMs, limitMs] = [stopwatch(), timeoutOf(group.first.request)];
  while (waitedMs() < limitMs && batch.leftMs() > 0) {
    const lookup = await batch.watch(key);
    if (lookup === undefined) return { ...(await run(batch, group)), origin: 'run' };
    const hit = servableResult({ key, datasets: group.datasets }, lookup, clock());
    if (hit !== undefined)
      return { success: true, result: hit.result, durationMs: waitedMs(), origin: 'cache' };
    const end = lookup.running.get(key)?.end;
    if (end !== undefined && end.atMs >= askedAtMs) {
      if (end.failure === undefined) return { ...(await run(batch, group)), origin: 'run' };
      return { success: false, error: end.failure, durationMs: waitedMs(), origin: 'run' };
    }
    const flight = { ...first, lookup };
    const led = isHeld(flight) ? undefined : await tryToLead(flight);
    if (led !== undefined) return led;
  }
  return { success: false, error: waitedInVain(group, limitMs), durationMs: waitedMs(), origin: 'run' };
}

function isHeld({ batch, key, lookup }: Flight): boolean {
  const running = lookup.running.get(key);
  if (running === undefined || running.end !== undefined) return false;
  return !isLeaseOver(running.leaseUntilMs, batch.ports.clock());
}

/** Undefined when another holds the lease, or took it while this call was queueing. */
async function tryToLead(flight: Flight): Promise<Ended | undefined> {
  const { batch, group } = flight;
  const owner = batch.ports.newId();
  const lease = await claim(flight, owner);
  if (lease === undefined) return undefined;
  const outcome = await batch.limit(async () => {
    const goneMs = batch.ports.clock() - (lease.leaseUntilMs - timeoutOf(group.first.request));
    const isStale = goneMs > UNUSED_SHARE * timeoutOf(group.first.request);
    if (isStale && (await claim(flight, owner)) === undefined) return undefined;
    return await runCall(batch, group.first);
  });
  if (outcome === undefined) return undefined;
  batch.writes.push(conclude(flight, owner, outcome));
  return { ...outcome, origin: 'run' };
}

/** The lease, or one that nobody else knows of when the store does not answer; undefined while another holds it. */
async function claim({ batch, group, key, lookup }: Flight, owner: string): Promise<Lease | undefined> {
  const { cache, clock, timer } = batch.ports;
  const lease = { owner, leaseUntilMs: clock() + timeoutOf(group.first.request) };
  try {
    const claiming = cache.claim(batch.scope, key, lease, replaceable(key, lookup));
    return (await inTime(timer, claiming, CLAIM_MS)) ? lease : undefined;
  } catch (error) {
    batch.observer.fault('tool lease', error);
  }
  batch.observer.metric('CacheFault', 1);
  return lease;
}

/** Owner of the result that is there but cannot be served. */
function replaceable(key: string, { results, unreadable }: ToolLookup): string | undefined {
  return results.get(key)?.owner ?? unreadable.get(key);
}

async function run(batch: Batch, { first }: CallGroup): Promise<CallOutcome> {
  return await batch.limit(async () => await runCall(batch, first));
}

/** Keeps the result, or says to those who wait that there is none. */
async function conclude(flight: Flight, owner: string, outcome: CallOutcome): Promise<void> {
  const { batch, key } = flight;
  const { cache, clock } = batch.ports;
  try {
    if (!outcome.success) {
      // Others may have more time than this call had, so a timeout is not theirs.
      const isOwn = outcome.error.code === 'timeout';
      const end = isOwn ? undefined : { atMs: clock(), failure: outcome.error };
      await cache.release(batch.scope, key, owner, end);
    } else if (!(await keep(flight, owner, outcome.result)))
      await cache.release(batch.scope, key, owner, { atMs: clock() });
  } catch (error) {
    batch.observer.metric('CacheFault', 1);
    batch.observer.fault('tool store', error);
  }
}

async function keep({ batch, group, key, lookup }: Flight, owner: string, result: unknown): Promise<boolean> {
  const { cache, clock } = batch.ports;
  const { tool } = group.first;
  const ttlSeconds = tool.ttlSeconds ?? batch.settings.tools.ttlSeconds;
  const dependencies = dependenciesOn(group.datasets, lookup.state.datasetVersions);
  const cached = { result, dependencies, expiresAtMs: clock() + ttlSeconds * 1000, owner };
  const stored = await cache.store(batch.scope, key, cached, replaceable(key, lookup));
  if (stored === 'oversize') batch.observer.metric('CacheOversize', 1, { tool: tool.name });
  return stored !== 'oversize';
}

function waitedInVain({ first }: CallGroup, limitMs: number): ToolFailure {
  return {
    code: 'timeout',
    message: `An equal call of ${first.tool.name} is running elsewhere and did not end within ${limitMs} ms.`,
  };
}
