import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const rows = (size: number) => Array.from({ length: size }, () => ({}));

describe('row_count', () => {
  it.each([
    [{ min: 2 }, [2, 3, 9], [0, 1]],
    [{ max: 2 }, [0, 1, 2], [3, 9]],
    [{ max: 0 }, [0], [1]],
    [{ min: 2, max: 2 }, [2], [1, 3]],
    [{ min: 1, max: 3 }, [1, 2, 3], [0, 4]],
  ])('of %j includes its limits', (limits, good, bad) => {
    const passes = (size: number) => judge({ type: 'row_count', ...limits }, rows(size)).passed;
    expect([good.filter(passes), bad.filter(passes)]).toEqual([good, []]);
  });

  it('says how many rows there were and shows none', () => {
    const facts = { type: 'row_count', checked: 1, samples: [], observed: { rowCount: 2 } };
    expect(judge({ type: 'row_count', max: 2 }, rows(2))).toStrictEqual({
      ...facts,
      passed: true,
      failures: 0,
    });
    expect(judge({ type: 'row_count', max: 1 }, rows(2))).toStrictEqual({
      ...facts,
      passed: false,
      failures: 1,
    });
  });

  it.each([
    ['no limit', {}, /needs min or max/],
    ['limits upside down', { min: 2, max: 1 }, /min not above max/],
    ['a negative limit', { min: -1 }, /at least 0/],
    ['half a row', { max: 1.5 }, /whole number/],
  ])('refuses %s', (_, limits, message) => {
    expect(() => judge({ type: 'row_count', ...limits }, [])).toThrow(message);
  });
});
