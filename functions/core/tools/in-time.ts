import type { Timer } from '../ports.ts';

/** The work's value if it comes within `waitMs`; throws an Error otherwise, so that a store that hangs counts as down. */
export async function inTime<T>(timer: Timer, work: Promise<T>, waitMs: number): Promise<T> {
  const outcome = await timer.within(work, waitMs);
  if (outcome.kind === 'late') throw new Error(`no reply within ${waitMs} ms`);
  return outcome.value;
}
