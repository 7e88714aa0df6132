import { setTimeout as pause } from 'node:timers/promises';
import type { Failure, Outcome } from './function-outcome.ts';
import type { PendingWork } from './pending-work.ts';

export interface BackgroundOptions {
  readonly pending: PendingWork;
  /** Hears of an event that failed for good. */
  readonly onFailure: (failure: Failure) => void;
  /** Pauses before the retries, by default two of them; Lambda waits one and two minutes. */
  readonly pausesMs?: readonly number[];
}

/** Runs an event whose sender does not wait, and again when it fails. */
export type RunInBackground = (attempt: () => Promise<Outcome>) => void;

export function makeBackground({
  pending,
  onFailure,
  pausesMs = [1000, 2000],
}: BackgroundOptions): RunInBackground {
  return (attempt) => {
    void pending.track(
      runWithRetries(attempt, pausesMs).then((outcome) => outcome.kind === 'failed' && onFailure(outcome)),
    );
  };
}

async function runWithRetries(
  attempt: () => Promise<Outcome>,
  pausesMs: readonly number[],
): Promise<Outcome> {
  let outcome = await attempt();
  for (const pauseMs of pausesMs) {
    if (outcome.kind === 'returned') break;
    await pause(pauseMs);
    outcome = await attempt();
  }
  return outcome;
}
