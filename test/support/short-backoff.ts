import { afterAll, vi } from 'vitest';

/** Part of the ordinary wait that is left. */
const PART = 0.02;

/**
 * Shortens every wait that is drawn at random, the SDK's between attempts and our own between tries, to a fiftieth for
 * the test file that calls this. Who retries, how often and what of, stays the same.
 */
export function shortenBackoff(): void {
  const random = Math.random.bind(Math);
  const spy = vi.spyOn(Math, 'random').mockImplementation(() => PART * random());
  afterAll(() => spy.mockRestore());
}
