import { describe, expect, it } from 'vitest';
import { failing } from './judge.ts';

const CSV = { textual: true };

describe('range', () => {
  it.each([
    ['from a number on', { min: 2 }, [2, 3.5, 1e300], [1.9, -5]],
    ['up to a number', { max: 2 }, [2, -1e300, 0], [2.1, 3]],
    ['of one number', { min: 2, max: 2 }, [2, 2.0], [1, 3]],
    ['from zero on', { min: 0 }, [0, 1], [-1, '2024-01-01', '1']],
    ['from a day on', { min: '2024-01-02' }, ['2024-01-02', '2024-01-02T00:00Z'], ['2024-01-01', 5, 'x']],
    ['up to a day', { max: '2024-01-02' }, ['2024-01-02', '0001-01-01'], ['2024-01-02T00:01', 5]],
    ['of one day', { min: '2024-01-02', max: '2024-01-02' }, ['2024-01-02'], ['2024-01-03', true]],
  ])('%s has its limits in it and values of another kind outside', (_, limits, good, bad) => {
    expect(failing({ type: 'range', ...limits }, [...good, ...bad])).toEqual(bad);
  });

  it('reads numbers and dates out of CSV', () => {
    expect(failing({ type: 'range', min: 2 }, ['2', '1.9', '02', '2024-01-01', 'true'], CSV)).toEqual([
      '1.9',
      '02',
      '2024-01-01',
      'true',
    ]);
    expect(failing({ type: 'range', min: '2024-01-02' }, ['2024-01-02', '2024'], CSV)).toEqual(['2024']);
  });
});
