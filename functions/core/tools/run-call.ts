import { AppError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import type { Clock, MakeCancel, Stopwatch, Timer } from '../ports.ts';
import { DEFAULT_TOOL_TIMEOUT_MS, type ToolRequest } from './batch-request.ts';
import type { ToolFailure } from './batch-result.ts';
import type { PlannedCall } from './plan-batch.ts';

interface Running {
  readonly ports: {
    readonly clock: Clock;
    readonly stopwatch: Stopwatch;
    readonly timer: Timer;
    readonly makeCancel: MakeCancel;
  };
  readonly observer: Observer;
  readonly leftMs: () => number;
}

export type CallOutcome = { readonly durationMs: number } & (
  | { readonly success: true; readonly result: unknown }
  | { readonly success: false; readonly error: ToolFailure }
);

/** Time that a call may take. */
export function timeoutOf({ timeoutMs = DEFAULT_TOOL_TIMEOUT_MS }: ToolRequest): number {
  return timeoutMs;
}

/**
 * Runs one call within its own time and what is left of the batch's, and aborts it then; whatever happens in it becomes
 * an outcome. `effectId` is what a tool with side effects knows the call by.
 */
export async function runCall(
  { ports, observer, leftMs }: Running,
  { request, call, tool }: Pick<PlannedCall, 'request' | 'call' | 'tool'>,
  effectId?: string,
): Promise<CallOutcome> {
  const elapsedMs = ports.stopwatch();
  const timeoutMs = Math.min(timeoutOf(request), Math.floor(leftMs()));
  if (timeoutMs <= 0)
    return { durationMs: 0, success: false, error: outOfTime('The batch ran out of time before this call.') };
  const { signal, cancel } = ports.makeCancel();
  const context = { nowMs: ports.clock(), signal, ...(effectId === undefined ? {} : { effectId }) };
  try {
    const outcome = await ports.timer.within(call.run(context), timeoutMs);
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
  if (error instanceof AppError) {
    if (error.cause !== undefined) observer.fault(`tool ${tool}`, error.cause);
    return { code: error.code, message: error.message };
  }
  observer.fault(`tool ${tool}`, error);
  return { code: 'tool_failed', message: `${tool} failed unexpectedly.` };
}
