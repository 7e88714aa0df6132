import { describe, expect, it } from 'vitest';
import { lazily, lazyFunction } from '../../functions/core/lazily.ts';

describe('lazily', () => {
  it('makes nothing before it is asked for, and one thing however often it is', () => {
    let made = 0;
    const thing = lazily(() => ({ made: ++made }));
    expect(made).toBe(0);
    expect(thing()).toBe(thing());
    expect(made).toBe(1);
  });

  it('keeps no failure', async () => {
    let tries = 0;
    const thing = lazily(async () => {
      tries++;
      if (tries === 1) throw new Error('away');
      return await Promise.resolve(tries);
    });
    await expect(thing()).rejects.toThrow('away');
    await expect(thing()).resolves.toBe(2);
    await expect(thing()).resolves.toBe(2);
  });
});

describe('lazyFunction', () => {
  it('loads with the first call, once for calls at one time', async () => {
    let loads = 0;
    const double = lazyFunction(async () => {
      loads++;
      return await Promise.resolve(async (value: number) => await Promise.resolve(2 * value));
    });
    expect(loads).toBe(0);
    expect(await Promise.all([double(1), double(2)])).toEqual([2, 4]);
    expect(loads).toBe(1);
  });
});
