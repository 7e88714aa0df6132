import { isLeaseOver } from '../clock-bounds.ts';
import type { ErrorCode } from '../errors.ts';
import type { Batch } from './batch.ts';
import type { ToolFailure } from './batch-result.ts';
import { effectId, effectKey, type OnceOnly } from './effect-key.ts';
import type { EffectRecord } from './effect-records.ts';
import { inTime } from './in-time.ts';
import type { PlannedCall } from './plan-batch.ts';
import { type CallOutcome, runCall, timeoutOf } from './run-call.ts';
import type { Ended } from './to-batch-reply.ts';

/** How long the note of a running effect outlives the call's own time, for the outcome to be written down. */
const NOTE_MARGIN_MS = 2000;
/** Longest that reading or writing a record may take; an effect whose note is late does not begin. */
const RECORD_MS = 3000;
const LAST_RECORD_MS = 1000;
const FIRST_POLL_MS = 50;
const LONGEST_POLL_MS = 500;

/** Failures that a tool ends with before it has done anything: the effect may be tried again under the same key. */
const DONE_NOTHING: ReadonlySet<string> = new Set<ErrorCode>([
  'invalid_params',
  'tool_not_configured',
  'forbidden',
  'not_found',
  'throttled',
]);

/**
 * Executes a call with side effects, at most once for the batch's idempotency key and the call's position: a repeat gets
 * the first result, one at the same time waits for it, and where it was left open whether the effect took place it fails
 * with `outcome_unknown`.
 */
export async function runEffect(
  batch: Batch,
  call: PlannedCall,
  position: number,
  once: OnceOnly,
): Promise<Ended> {
  switch (once.kind) {
    case 'off':
      return { ...(await batch.limit(async () => await runCall(batch, call))), origin: 'run' };
    case 'unreachable':
      return failed(UNREACHABLE, 0);
    case 'on':
      return await runOnce(batch, call, effectKey(once.keyHash, position));
    default:
      return once satisfies never;
  }
}

async function runOnce(batch: Batch, call: PlannedCall, key: string): Promise<Ended> {
  const { clock, effects, stopwatch, timer } = batch.ports;
  const [elapsedMs, limitMs] = [stopwatch(), timeoutOf(call.request)];
  try {
    const begun = await batch.limit(async () => await beginAndRun(batch, call, key));
    if (begun.kind === 'ended') return begun.ended;
    let record: EffectRecord | undefined = begun.record;
    for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 1.5, LONGEST_POLL_MS)) {
      if (record === undefined) return failed(GIVEN_UP, elapsedMs());
      if (record.kind === 'done')
        return { success: true, result: record.result, durationMs: elapsedMs(), origin: 'record' };
      if (record.kind === 'unknown' || isLeaseOver(record.untilMs, clock()))
        return failed(UNKNOWN, elapsedMs());
      if (elapsedMs() + pollMs > limitMs || batch.leftMs() < pollMs) return failed(UNDER_WAY, elapsedMs());
      await timer.sleep(pollMs);
      record = await inTime(timer, effects.read(batch.scope, key), RECORD_MS);
    }
  } catch (error) {
    batch.observer.fault('effect records', error);
    return failed(UNREACHABLE, elapsedMs());
  }
}

type Begun =
  | { readonly kind: 'ended'; readonly ended: Ended }
  | { readonly kind: 'recorded'; readonly record: EffectRecord };

async function beginAndRun(batch: Batch, call: PlannedCall, key: string): Promise<Begun> {
  const { clock, effects, newId, sha256, timer } = batch.ports;
  if (batch.leftMs() <= 0) return { kind: 'ended', ended: failed(NO_TIME, 0) };
  const owner = newId();
  const untilMs = clock() + timeoutOf(call.request) + NOTE_MARGIN_MS;
  const beginning = effects.begin(batch.scope, key, { owner, untilMs });
  const record = await inTime(timer, beginning, RECORD_MS);
  if (record !== undefined) return { kind: 'recorded', record };
  const outcome = await runCall(batch, call, effectId(batch.scope, key, sha256));
  await writeDown(batch, call, { key, owner }, outcome);
  return { kind: 'ended', ended: { ...explain(outcome), origin: 'run' } };
}

/** Never rejects: what was done is answered, and a record that could not be written says `running` until it is unknown. */
async function writeDown(
  batch: Batch,
  { tool }: PlannedCall,
  note: { readonly key: string; readonly owner: string },
  outcome: CallOutcome,
): Promise<void> {
  try {
    // The call may have used up the batch's time; what is kept for answering has room for this.
    const leftMs = Math.min(RECORD_MS, Math.max(0, batch.leftMs()) + LAST_RECORD_MS);
    const isKept = await inTime(batch.ports.timer, toRecord(batch, note, outcome), leftMs);
    if (!isKept) batch.observer.metric('CacheOversize', 1, { tool: tool.name });
  } catch (error) {
    batch.observer.fault('effect records', error);
  }
}

/** False for a result that is too large. */
async function toRecord(
  { ports: { effects }, scope }: Batch,
  { key, owner }: { readonly key: string; readonly owner: string },
  outcome: CallOutcome,
): Promise<boolean> {
  if (outcome.success)
    return await effects.finish(scope, key, owner, { kind: 'done', result: outcome.result });
  if (!DONE_NOTHING.has(outcome.error.code))
    return await effects.finish(scope, key, owner, { kind: 'unknown' });
  await effects.cancel(scope, key, owner);
  return true;
}

/** A failure that leaves it open says so. */
function explain(outcome: CallOutcome): CallOutcome {
  if (outcome.success || DONE_NOTHING.has(outcome.error.code)) return outcome;
  const { code, message } = outcome.error;
  return { ...outcome, error: { code, message: `${message} Whether it took effect is not known.` } };
}

function failed(error: ToolFailure, durationMs: number): Ended {
  return { success: false, error, durationMs, origin: 'record' };
}

const UNREACHABLE: ToolFailure = {
  code: 'unavailable',
  message: 'The records that keep it from happening twice cannot be reached. Ask again with the same key.',
};
const NO_TIME: ToolFailure = {
  code: 'timeout',
  message: 'The batch ran out of time before this call.',
};
const UNKNOWN: ToolFailure = {
  code: 'outcome_unknown',
  message:
    'An earlier request with this key began it and left no outcome, so it may have taken effect. It was not repeated; ' +
    'look, and use a new key to do it again.',
};
const UNDER_WAY: ToolFailure = {
  code: 'timeout',
  message: 'Another request with this key is executing it. Ask again with the same key for its result.',
};
const GIVEN_UP: ToolFailure = {
  code: 'unavailable',
  message: 'Another request with this key could not execute it. Ask again with the same key.',
};
