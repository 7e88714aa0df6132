import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeSlots } from '../../../functions/adapters/jsonata/slots.ts';

describe('slots', () => {
  it('run that many jobs at a time, in order, and go on after a failure', async () => {
    const slots = makeSlots(2);
    const started: number[] = [];
    let [running, most] = [0, 0];
    const job = (id: number) => async () => {
      started.push(id);
      most = Math.max(most, ++running);
      await setImmediate();
      running--;
      if (id === 1) throw new Error('one fails');
      return id;
    };
    const ended = await Promise.allSettled([0, 1, 2, 3, 4].map((id) => slots.run(job(id))));
    expect(started).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
    expect(ended.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await slots.run(job(5))).toBe(5);
  });
});
