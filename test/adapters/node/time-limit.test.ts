import { describe, expect, it } from 'vitest';
import { endsInTime } from '../../../functions/adapters/node/time-limit.ts';

describe('endsInTime', () => {
  it('lets work end and hands on what it throws', () => {
    const seen: number[] = [];
    expect(endsInTime(() => void seen.push(1), 1_000)).toBe(true);
    expect(seen).toEqual([1]);
    const fault = new RangeError('too deep');
    expect(() =>
      endsInTime(() => {
        throw fault;
      }, 1_000),
    ).toThrow(fault);
  });

  it('stops a loop and a regular expression, and works again after it', () => {
    let turns = 0;
    const loop = () => {
      for (;;) turns++;
    };
    expect(endsInTime(loop, 20)).toBe(false);
    expect(turns).toBeGreaterThan(0);
    const backtrack = () => void /^(a+)+$/.test(`${'a'.repeat(60)}b`);
    expect(endsInTime(backtrack, 20)).toBe(false);
    expect(endsInTime(() => {}, 1_000)).toBe(true);
  });
});
