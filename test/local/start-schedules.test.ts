import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Cleanup } from '../../local/cleanup.ts';
import type { Outcome } from '../../local/function-outcome.ts';
import { startSchedules } from '../../local/start-schedules.ts';

const SCHEDULE = {
  functionName: 'millrace-maintenance',
  everyMs: 300_000,
  payload: '{"operation":"maintain"}',
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(invoke: (payload: string) => Promise<Outcome>) {
  const cleanup = new Cleanup();
  const failures: string[] = [];
  startSchedules([SCHEDULE, { ...SCHEDULE, functionName: 'millrace-nobody' }], {
    functions: [{ name: 'millrace-maintenance', shortName: 'maintenance', invoke }],
    cleanup,
    onFailure: ({ errorMessage }) => failures.push(errorMessage),
  });
  return { cleanup, failures };
}

describe('startSchedules', () => {
  it('invokes the function once a period, until it is cleaned up', async () => {
    const payloads: string[] = [];
    const { cleanup } = start(async (payload) => {
      payloads.push(payload);
      return await Promise.resolve({ kind: 'returned', payload: '{}' });
    });
    expect(payloads).toEqual([]);
    await vi.advanceTimersByTimeAsync(900_000);
    expect(payloads).toEqual(Array.from({ length: 3 }, () => SCHEDULE.payload));
    await cleanup.run();
    await vi.advanceTimersByTimeAsync(900_000);
    expect(payloads).toHaveLength(3);
  });

  it('does not begin a run while the last goes on', async () => {
    let runs = 0;
    const { cleanup } = start(async () => {
      runs++;
      await new Promise((resolve) => setTimeout(resolve, 700_000));
      return { kind: 'returned', payload: '{}' };
    });
    await vi.advanceTimersByTimeAsync(900_000);
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(runs).toBe(2);
    await cleanup.run();
  });

  it('tells of a run that failed, and goes on', async () => {
    const failure = { kind: 'failed', reason: 'error', errorType: 'Error', errorMessage: 'broken' } as const;
    const { cleanup, failures } = start(async () => await Promise.resolve(failure));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(failures).toEqual(['broken', 'broken']);
    await cleanup.run();
  });
});
