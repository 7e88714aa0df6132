import { AppError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import type { Clock, MakeCancel, Stopwatch, Timer } from '../ports.ts';
import { DEFAULT_TOOL_TIMEOUT_MS } from './batch-request.ts';
import type { ToolFailure } from './batch-result.ts';
import type { PlannedCall } from './plan-batch.ts';

interface Ports {
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
  readonly timer: Timer;
  readonly makeCancel: MakeCancel;
}

export type CallOutcome = { readonly durationMs: number } & (
  | { readonly success: true; readonly result: unknown }
  | { readonly success: false; readonly error: ToolFailure }
);

/** Runs one call within its own time and what is left of the batch's; whatever happens in it becomes an outcome. */
export async function runCall(
  { clock, stopwatch, timer, makeCancel }: Ports,
  { request, call, tool }: PlannedCall,
  batchLeftMs: number,
  observer: Observer,
): Promise<CallOutcome> {
  const elapsedMs = stopwatch();
  const timeoutMs = Math.min(request.timeoutMs ?? DEFAULT_TOOL_TIMEOUT_MS, batchLeftMs);
  if (timeoutMs <= 0)
    return { durationMs: 0, success: false, error: outOfTime('The batch ran out of time before this call.') };
  const { signal, cancel } = makeCancel();
  try {
    const outcome = await timer.within(call.run({ nowMs: clock(), signal }), timeoutMs);
    const durationMs = elapsedMs();
    if (outcome.kind === 'done') return { durationMs, success: true, result: outcome.value };
    cancel();
    return {
      durationMs,
      success: false,
      error: outOfTime(`${tool.name} did not end within ${timeoutMs} ms.`),
    };
  } catch (error) {
    return { durationMs: elapsedMs(), success: false, error: failureOf(error, tool.name, observer) };
  }
}

function outOfTime(message: string): ToolFailure {
  return { code: 'timeout', message };
}

function failureOf(error: unknown, tool: string, observer: Observer): ToolFailure {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  observer.fault(`tool ${tool}`, error);
  return { code: 'tool_failed', message: `${tool} failed unexpectedly.` };
}
