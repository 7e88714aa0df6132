/** Longest that anyone takes a lease for: no function runs longer. */
const LONGEST_LEASE_MS = 30_000;
/** Most by which the clocks of two instances are taken to differ; Lambda's are kept within milliseconds. */
const MOST_DIFFERENCE_MS = 30_000;

/**
 * True if a lease that ends at `untilMs` no longer holds: its time is over, or it ends later than any that can have been
 * taken by `nowMs`, and so is of a clock that was set wrong. Without that bound it would hold for as long as the clock
 * was ahead. Both epoch milliseconds.
 */
export function isLeaseOver(untilMs: number, nowMs: number): boolean {
  return untilMs <= nowMs || untilMs > latestLeaseEnd(nowMs);
}

/** The latest end, epoch milliseconds, that a lease taken by `nowMs` can have. */
export function latestLeaseEnd(nowMs: number): number {
  return nowMs + LONGEST_LEASE_MS + MOST_DIFFERENCE_MS;
}

/** The latest time, epoch milliseconds, that can have been noted by `nowMs`; a later one is of a clock set wrong. */
export function latestNote(nowMs: number): number {
  return nowMs + MOST_DIFFERENCE_MS;
}

/** True for what was noted more than `keptMs` ago, or by a clock that was set wrong. Both times epoch milliseconds. */
export function isNoteStale(sinceMs: number, keptMs: number, nowMs: number): boolean {
  return sinceMs < nowMs - keptMs || sinceMs > latestNote(nowMs);
}
