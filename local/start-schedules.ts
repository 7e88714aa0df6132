import type { Cleanup } from './cleanup.ts';
import type { Failure } from './function-outcome.ts';
import type { Invocable } from './invoke-api.ts';
import type { ScheduleDefinition } from './read-schedules.ts';

export interface SchedulesOptions {
  readonly functions: readonly Invocable[];
  readonly cleanup: Cleanup;
  readonly onFailure: (failure: Failure) => void;
}

/** Does what EventBridge Scheduler does, first after one period; a run that is still going on is not begun anew. */
export function startSchedules(
  schedules: readonly ScheduleDefinition[],
  { functions, cleanup, onFailure }: SchedulesOptions,
): void {
  for (const { functionName, everyMs, payload } of schedules) {
    const target = functions.find(({ name }) => name === functionName);
    if (target === undefined) continue;
    let isRunning = false;
    const run = async () => {
      if (isRunning) return;
      isRunning = true;
      const outcome = await target.invoke(payload);
      isRunning = false;
      if (outcome.kind === 'failed') onFailure(outcome);
    };
    const timer = setInterval(() => void run(), everyMs);
    cleanup.add(() => clearInterval(timer));
  }
}
