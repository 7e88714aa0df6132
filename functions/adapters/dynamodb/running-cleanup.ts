import * as z from 'zod/mini';
import { isLeaseOver } from '../../core/clock-bounds.ts';
import { lazily } from '../../core/lazily.ts';
import type { CleanupTask } from '../../core/memory/cleanup-store.ts';
import { STATE } from './agent-state.ts';
import type { StateItem } from './state-item.ts';

const runningSchema = lazily(() =>
  z.object({
    cleanupId: z.string(),
    kind: z.enum(['scored', 'cap', 'budget', 'forget']),
    beforeSequence: z.number(),
    due: z.optional(z.object({ entryId: z.string(), count: z.number() })),
    untilMs: z.number(),
    stagesDone: z.optional(z.number()),
  }),
);

/** A cleanup under way. */
export interface RunningCleanup extends CleanupTask {
  /** Time after which another may take it over, epoch milliseconds. */
  readonly untilMs: number;
  /** How many of the planned stages are out of the totals already; undefined while none is. */
  readonly stagesDone?: number | undefined;
}

/** The cleanup that the state item says is under way. */
export function runningCleanup(item: StateItem): RunningCleanup | undefined {
  return runningSchema().safeParse(item?.[STATE.cleanup]).data;
}

/** The cleanup under way if its time is over: whoever began it will not end it. */
export function abandonedCleanup(item: StateItem, nowMs: number): RunningCleanup | undefined {
  const running = runningCleanup(item);
  return running !== undefined && isLeaseOver(running.untilMs, nowMs) ? running : undefined;
}
