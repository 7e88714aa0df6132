import { setTimeout as sleep } from 'node:timers/promises';
import type { MakeCancel, Outcome, Stopwatch, Timer } from '../../core/ports.ts';

/** Timers of Node. */
export const timer: Timer = {
  within: async <T>(work: Promise<T>, waitMs: number): Promise<Outcome<T>> => {
    const alarm = new AbortController();
    const late = sleep<Outcome<T>>(waitMs, { kind: 'late' }, { signal: alarm.signal });
    late.catch(() => {});
    work.catch(() => {});
    try {
      return await Promise.race([work.then((value): Outcome<T> => ({ kind: 'done', value })), late]);
    } finally {
      alarm.abort();
    }
  },
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
