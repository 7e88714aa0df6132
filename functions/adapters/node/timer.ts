import { setTimeout as sleep } from 'node:timers/promises';
import type { MakeCancel, Outcome, Stopwatch, Timer } from '../../core/ports.ts';

/** Timers of Node. */
export const timer: Timer = {
  // No AbortController and no race: a start pays for both what a read of the store costs.
  within: <T>(work: Promise<T>, waitMs: number) =>
    new Promise<Outcome<T>>((resolve, reject) => {
      const alarm = setTimeout(() => resolve({ kind: 'late' }), waitMs);
      const settle = (act: () => void) => {
        clearTimeout(alarm);
        act();
      };
      work.then(
        (value) => settle(() => resolve({ kind: 'done', value })),
        (error: unknown) => settle(() => reject(error)),
      );
    }),
  sleep: async (waitMs) => await sleep(waitMs),
};

/** Monotonic time of Node. */
export const stopwatch: Stopwatch = () => {
  const startMs = performance.now();
  return () => performance.now() - startMs;
};

/** An AbortController as core sees it. */
export const makeCancel: MakeCancel = () => {
  const controller = new AbortController();
  return { signal: controller.signal, cancel: () => controller.abort() };
};
