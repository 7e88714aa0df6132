import type { Ask } from './ask.ts';

type Timed = Pick<Ask, 'targetMs' | 'elapsedMs'>;

/** Part of the target that is kept for a late answer's reply, and its upper bound. */
const RESERVE_SHARE = 0.1;
const MOST_RESERVE_MS = 60;
/** How long after its target a reply may leave, for what has to be written before it; 50 ms are promised. */
const GRACE_MS = 40;
const LEAST_WRITE_MS = 10;
/** Most time for one read of the store unless there is plenty, and what it gets of a target shorter than any read. */
const MOST_READ_MS = 400;
const PLENTY_SHARE = 0.1;
const LEAST_READ_MS = 35;
const MOST_LOAD_MS = 2000;
const LOAD_SHARE = 0.6;

/** Time until the reply has to be decided; negative when that is past. */
export function timeLeftMs({ targetMs, elapsedMs }: Timed): number {
  return targetMs - elapsedMs() - Math.min(MOST_RESERVE_MS, targetMs * RESERVE_SHARE);
}

/** Time that is left for writes before the reply leaves, at least 10 ms. */
export function graceMs({ targetMs, elapsedMs }: Timed): number {
  return Math.max(LEAST_WRITE_MS, targetMs + GRACE_MS - elapsedMs());
}

/**
 * What one read of the store may take now: half of what is left, up to 400 ms or a tenth of it if that is more; and
 * 35 ms while the grace allows it.
 */
export function readBudgetMs(timed: Timed): number {
  const leftMs = timeLeftMs(timed);
  return atLeastOneRead(timed, Math.min(leftMs / 2, Math.max(MOST_READ_MS, leftMs * PLENTY_SHARE)));
}

/** What claiming a question may take, half of what is left. */
export function claimBudgetMs(timed: Timed): number {
  return atLeastOneRead(timed, timeLeftMs(timed) / 2);
}

function atLeastOneRead(timed: Timed, budgetMs: number): number {
  const allowed = timed.targetMs + LEAST_READ_MS - timed.elapsedMs();
  return Math.max(1, budgetMs, Math.min(LEAST_READ_MS, allowed));
}

/** What a read of all questions may take, once for an agent in an instance: a match is worth more time than a miss. */
export function loadBudgetMs(timed: Timed): number {
  return Math.max(readBudgetMs(timed), Math.min(MOST_LOAD_MS, timeLeftMs(timed) * LOAD_SHARE));
}
