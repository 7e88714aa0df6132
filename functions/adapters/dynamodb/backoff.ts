import { setTimeout } from 'node:timers/promises';

/** Waits before try number `attempt` (from 1): full jitter over 25 ms doubled each time, at most 1 s. */
export async function backoff(attempt: number): Promise<void> {
  await setTimeout(Math.random() * Math.min(1000, 25 * 2 ** attempt));
}
