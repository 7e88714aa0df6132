import { describe, expect, it } from 'vitest';
import { judge, NOW_MS } from './judge.ts';

const fresh = { type: 'freshness', column: 'at', maxAgeHours: 1 };
const rowsOf = (...values: readonly unknown[]) => values.map((at) => ({ at }));

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
const isoOf = (timeMs: number) => new Date(timeMs).toISOString();

describe('freshness', () => {
  it('passes over null and tells the newest time, its age and the values that are no time', () => {
    const rows = [...rowsOf('2015-12-31T23:30:00Z', null, '2015-12-31', 'soon', true), {}];
    expect(judge(fresh, rows)).toStrictEqual({
      type: 'freshness',
      column: 'at',
      passed: true,
      checked: 4,
      failures: 2,
      samples: [
        { row: 3, values: { at: 'soon' } },
        { row: 4, values: { at: true } },
      ],
      observed: { newest: '2015-12-31T23:30:00.000Z', ageHours: 0.5 },
    });
  });

  it('passes over empty fields of CSV, and reads times and numbers out of the others', () => {
    const rows = rowsOf('', ' 2015-12-31T23:00Z ', String(NOW_MS / 1000 - 1800), 'true');
    expect(judge(fresh, rows, { textual: true })).toMatchObject({
      passed: true,
      checked: 3,
      failures: 1,
      samples: [{ row: 3, values: { at: 'true' } }],
      observed: { newest: '2015-12-31T23:30:00.000Z' },
    });
  });

  it.each([
    ['seconds', NOW_MS / 1000 - 60, isoOf(NOW_MS - MINUTE_MS)],
    ['seconds with a fraction', NOW_MS / 1000 - 0.5, isoOf(NOW_MS - 500)],
    ['milliseconds', NOW_MS - MINUTE_MS, isoOf(NOW_MS - MINUTE_MS)],
    ['seconds before 1970', -86_400, '1969-12-31T00:00:00.000Z'],
    ['milliseconds from 10^11 on', 1e11, '1973-03-03T09:46:40.000Z'],
  ])('reads a number as %s since 1970', (_, at, newest) => {
    expect(judge(fresh, rowsOf(at))).toMatchObject({ failures: 0, observed: { newest } });
  });

  it('takes a number just below 10^11 for seconds, far in the future', () => {
    expect(judge(fresh, rowsOf(1e11 - 1))).toMatchObject({ passed: false, failures: 1 });
  });

  it('forgives clocks that are five minutes ahead, and no more', () => {
    const ahead = NOW_MS + 5 * MINUTE_MS;
    expect(judge(fresh, rowsOf(ahead))).toMatchObject({ passed: true, observed: { newest: isoOf(ahead) } });
    expect(judge(fresh, rowsOf(ahead + 1))).toStrictEqual({
      type: 'freshness',
      column: 'at',
      passed: false,
      checked: 1,
      failures: 1,
      samples: [{ row: 0, values: { at: ahead + 1 } }],
      note: 'No value is a time up to now.',
    });
  });

  it('includes the greatest age itself', () => {
    expect(judge(fresh, rowsOf(NOW_MS - HOUR_MS)).passed).toBe(true);
    expect(judge(fresh, rowsOf(NOW_MS - HOUR_MS - 1)).passed).toBe(false);
  });

  it('takes numbers that no calendar reaches for no time', () => {
    expect(judge(fresh, rowsOf(1e18, -1e18))).toMatchObject({ passed: false, failures: 2 });
  });

  it.each([0, 1, 2])('shows the first %i failures', (sampleLimit) => {
    const { failures, samples } = judge(fresh, rowsOf('x', 'y', 'z'), { sampleLimit });
    expect(failures).toBe(3);
    expect(samples.map(({ row }) => row)).toEqual([0, 1, 2].slice(0, sampleLimit));
  });
});
