import type { KeptItems } from './statistics-store.ts';

/** Steps in which an item's end is known, as parts of its life. */
const STEPS_IN_A_LIFE = 8;

/** End of an item that never ends; the year 2286. */
export const NEVER_SECONDS = 9_999_999_999;

/**
 * Epoch second at which an item counts as ended: its end, rounded to a power of two of seconds that is at most an
 * eighth of its life. So the ends of an hour's items are few: 28 for half an hour's life.
 */
export function endOf(expiresAtMs: number | undefined, storedAtMs: number): number {
  return expiresAtMs === undefined ? NEVER_SECONDS : endInSteps(expiresAtMs, stepOf(expiresAtMs, storedAtMs));
}

/** Logarithm to base 2 of the seconds that the end of an item with that life is rounded to; 0 and up. */
export function stepOf(expiresAtMs: number, storedAtMs: number): number {
  return Math.floor(Math.log2(Math.max(1, (expiresAtMs - storedAtMs) / 1000 / STEPS_IN_A_LIFE)));
}

/** The end rounded to 2 to the power of `step` seconds, as an epoch second. */
export function endInSteps(expiresAtMs: number, step: number): number {
  return Math.round(expiresAtMs / 1000 / 2 ** step) * 2 ** step;
}

/** Both together. */
export function addKept(one: KeptItems, other: KeptItems): Map<number, number> {
  const sum = new Map(one);
  for (const [end, count] of other) sum.set(end, (sum.get(end) ?? 0) + count);
  return sum;
}

/** How many of the items have not ended. */
export function countLive(items: KeptItems, nowMs: number): number {
  let live = 0;
  for (const [endSeconds, count] of items) if (endSeconds * 1000 > nowMs) live += count;
  return Math.max(0, live);
}
