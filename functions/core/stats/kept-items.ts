import type { KeptItems } from './statistics-store.ts';

/** Steps in which an item's end is known, as parts of its life. */
const STEPS_IN_A_LIFE = 8;

/**
 * Epoch second at which an item counts as ended: its end, rounded to a power of two of seconds that is at most an
 * eighth of its life. So the ends of an hour's items are few: 28 for half an hour's life.
 */
export function endOf(expiresAtMs: number, storedAtMs: number): number {
  const stepLimit = Math.max(1, (expiresAtMs - storedAtMs) / 1000 / STEPS_IN_A_LIFE);
  const stepSeconds = 2 ** Math.floor(Math.log2(stepLimit));
  return Math.round(expiresAtMs / 1000 / stepSeconds) * stepSeconds;
}

/** How many of the items have not ended. */
export function countLive(items: KeptItems, nowMs: number): number {
  let live = 0;
  for (const [endSeconds, count] of items) if (endSeconds * 1000 > nowMs) live += count;
  return Math.max(0, live);
}
