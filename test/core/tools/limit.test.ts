import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLimit } from '../../../functions/core/tools/limit.ts';
import { makeTime } from '../support/time.ts';

const durations = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 30 });

/** Runs jobs of those lengths and tells in what order they began, how many ran at once and how long it took. */
async function runJobs(limit: number, durationsMs: readonly number[]) {
  const time = makeTime(0);
  const began: number[] = [];
  let running = 0;
  let most = 0;
  let ended = 0;
  const jobs = durationsMs.map((durationMs, index) => async () => {
    began.push(index);
    most = Math.max(most, ++running);
    if (durationMs > 0) await time.timer.sleep(durationMs);
    running--;
    ended++;
  });
  const run = makeLimit(limit);
  await time.pass(Promise.all(jobs.map(run)));
  return { began, most, ended, tookMs: time.clock() };
}

describe('makeLimit', () => {
  it('runs every job, in order of start, and never more than the limit at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10 }), durations, async (limit, durationsMs) => {
        const { began, most, ended } = await runJobs(limit, durationsMs);
        expect(began).toEqual(durationsMs.map((_, index) => index));
        expect(ended).toBe(durationsMs.length);
        expect(most).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps as many running as it may', async () => {
    const { most, tookMs } = await runJobs(4, [10, 10, 10, 10, 10, 10, 10, 10]);
    expect({ most, tookMs }).toEqual({ most: 4, tookMs: 20 });
  });

  it('starts the next job as soon as one ends', async () => {
    expect((await runJobs(2, [100, 20, 20, 20, 20])).tookMs).toBe(100);
  });

  it('lets no more run after it was idle', async () => {
    const time = makeTime(0);
    const run = makeLimit(1);
    const sleep = async () => await time.timer.sleep(10);
    await time.pass(run(sleep));
    await time.pass(Promise.all([run(sleep), run(sleep), run(sleep)]));
    expect(time.clock()).toBe(40);
  });

  it('gives a place up when its job fails, and passes the failure on', async () => {
    const run = makeLimit(1);
    await expect(run(async () => await Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(run(async () => await Promise.resolve('next'))).resolves.toBe('next');
  });
});
