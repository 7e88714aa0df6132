import type { Timer } from '../ports.ts';
import type { ToolLookup } from './tool-cache.ts';

const FIRST_POLL_MS = 20;
const LONGEST_POLL_MS = 500;

/** What stands under the key a little later; undefined when the store does not say. */
export type Watch = (key: string) => Promise<ToolLookup | undefined>;

/**
 * Looks again after results that others are making: one lookup for all that is waited for, 20 ms after the first wish and
 * then at growing distances.
 */
export function makeWatch(
  timer: Timer,
  find: (keys: readonly string[]) => Promise<ToolLookup | undefined>,
): Watch {
  let pollMs = FIRST_POLL_MS;
  let next: { readonly keys: Set<string>; readonly lookup: Promise<ToolLookup | undefined> } | undefined;
  const poll = async (keys: ReadonlySet<string>) => {
    await timer.sleep(pollMs);
    pollMs = Math.min(pollMs * 1.5, LONGEST_POLL_MS);
    next = undefined;
    return await find([...keys]);
  };
  return async (key) => {
    if (next === undefined) {
      const keys = new Set<string>();
      next = { keys, lookup: poll(keys) };
    }
    next.keys.add(key);
    return await next.lookup;
  };
}
