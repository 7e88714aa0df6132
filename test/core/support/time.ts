import { setImmediate as turn } from 'node:timers/promises';
import type { Clock, Outcome, Stopwatch, Timer } from '../../../functions/core/ports.ts';

export interface Time {
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
  readonly timer: Timer;
  readonly hasAlarm: () => boolean;
  /** Lets time pass up to the next alarm. */
  readonly ringNext: () => void;
  /** Starts the work and lets time pass, from alarm to alarm, until it has ended. */
  readonly pass: <T>(work: Promise<T>) => Promise<T>;
}

interface Alarm {
  readonly atMs: number;
  readonly ring: () => void;
}

/** Time that stands still while there is something to do, and then jumps to the next alarm. */
export function makeTime(startMs = Date.UTC(2026, 6, 1, 12)): Time {
  let nowMs = startMs;
  const alarms = new Set<Alarm>();
  const setAlarm = (waitMs: number, ring: () => void) => {
    const alarm = { atMs: nowMs + Math.max(0, waitMs), ring };
    alarms.add(alarm);
    return () => alarms.delete(alarm);
  };
  const within = <T>(work: Promise<T>, waitMs: number) =>
    new Promise<Outcome<T>>((resolve, reject) => {
      const stop = setAlarm(waitMs, () => resolve({ kind: 'late' }));
      work.then((value) => resolve({ kind: 'done', value }), reject).finally(stop);
    });
  const sleep = (waitMs: number) => new Promise<void>((resolve) => void setAlarm(waitMs, resolve));
  const ringNext = () => {
    const [next] = [...alarms].sort((a, b) => a.atMs - b.atMs);
    if (next === undefined) throw new Error('The work waits for something that will never come.');
    alarms.delete(next);
    nowMs = Math.max(nowMs, next.atMs);
    next.ring();
  };
  const pass = async <T>(work: Promise<T>): Promise<T> => {
    const ended = work.then(
      () => true,
      () => true,
    );
    while (!(await Promise.race([ended, turn(false)]))) ringNext();
    return await work;
  };
  const stopwatch = () => {
    const fromMs = nowMs;
    return () => nowMs - fromMs;
  };
  return {
    clock: () => nowMs,
    stopwatch,
    timer: { within, sleep },
    hasAlarm: () => alarms.size > 0,
    ringNext,
    pass,
  };
}
