import { describe, expect, it } from 'vitest';
import { makeColumnProfiler } from '../../../../functions/core/tools/profile/column-profile.ts';

function profileOf(values: readonly unknown[], textual: boolean, topValues = 5) {
  const profiler = makeColumnProfiler('a', textual, { numbers: () => true, values: () => true });
  for (const value of values) profiler.add(value);
  return profiler.finish(values.length, topValues);
}

const ofCsv = (...values: readonly string[]) => profileOf(values, true);
const ofJson = (...values: readonly unknown[]) => profileOf(values, false);

const exact = { distinctIsEstimate: false, topValuesAreEstimates: false };
const onceEach = (...values: readonly unknown[]) => values.map((value) => ({ value, count: 1 }));

describe('profile of a CSV column', () => {
  it('has no figure of values when all are empty', () => {
    expect(ofCsv('', '')).toStrictEqual({
      name: 'a',
      type: 'empty',
      count: 0,
      nulls: 2,
      distinct: 0,
      topValues: [],
      ...exact,
    });
  });

  it('takes true and false for one value each, however they are written', () => {
    expect(ofCsv('TRUE', 'false', 'true', ' True ', 'FALSE')).toStrictEqual({
      name: 'a',
      type: 'boolean',
      count: 5,
      nulls: 0,
      distinct: 2,
      topValues: [
        { value: true, count: 3 },
        { value: false, count: 2 },
      ],
      ...exact,
    });
  });

  it('takes a number for one value, however it is written', () => {
    expect(ofCsv('2', '1', '1.0', '+1', ' 1 ', '')).toStrictEqual({
      name: 'a',
      type: 'number',
      count: 5,
      nulls: 1,
      min: 1,
      max: 2,
      mean: expect.closeTo(1.2),
      standardDeviation: expect.closeTo(Math.sqrt(0.2)),
      quantiles: { p05: 1, p25: 1, p50: 1, p75: 1, p95: expect.closeTo(1.8) },
      quantilesAreEstimates: false,
      distinct: 2,
      topValues: [
        { value: 1, count: 4 },
        { value: 2, count: 1 },
      ],
      ...exact,
    });
  });

  it('lists integers as numbers up to 2^53 − 1, and longer ones as the text that has all digits', () => {
    const [safe, long] = ['9007199254740991', '-9007199254740993'];
    expect(ofCsv('12', safe, long)).toMatchObject({
      type: 'integer',
      topValues: onceEach(12, Number(safe), long),
    });
  });

  it.each([
    ['identifiers', ['007', '7'], 'mixed'],
    ['versions', ['1.0', '1.00', 'v2'], 'mixed'],
    ['words among booleans', ['true', 'TRUE', 'maybe'], 'mixed'],
    ['identifiers alone', ['007', '08'], 'string'],
    ['days', ['2024-01-31', '2024-01-30'], 'date'],
  ])('lists %s as they are written', (_, values, type) => {
    expect(ofCsv(...values)).toMatchObject({
      type,
      distinct: values.length,
      topValues: onceEach(...values),
    });
  });

  it('has a range over texts or over dates, but none over both', () => {
    expect(ofCsv('b', 'a', 'B')).toMatchObject({ type: 'string', min: 'B', max: 'b' });
    expect(ofCsv('2024-01-01T10:00', '2024-01-01T09:00-05:00')).toMatchObject({
      type: 'date',
      min: '2024-01-01T10:00',
      max: '2024-01-01T09:00-05:00',
    });
    expect(ofCsv('b', '2024-01-01')).toStrictEqual({
      name: 'a',
      type: 'mixed',
      typeCounts: { string: 1, date: 1 },
      count: 2,
      nulls: 0,
      distinct: 2,
      topValues: onceEach('b', '2024-01-01'),
      ...exact,
    });
  });

  it('shows of times that are the same the one that came first', () => {
    expect(ofCsv('2024-01-01', '2024-01-01T00:00Z', '2024-01-01 00:00')).toMatchObject({
      min: '2024-01-01',
      max: '2024-01-01',
      distinct: 3,
    });
  });

  it('sums up the numbers of a mixed column apart', () => {
    expect(ofCsv('3', 'x')).toStrictEqual({
      name: 'a',
      type: 'mixed',
      typeCounts: { integer: 1, string: 1 },
      count: 2,
      nulls: 0,
      numbers: {
        min: 3,
        max: 3,
        mean: 3,
        quantiles: { p05: 3, p25: 3, p50: 3, p75: 3, p95: 3 },
        quantilesAreEstimates: false,
      },
      distinct: 2,
      topValues: onceEach('3', 'x'),
      ...exact,
    });
  });
});

describe('profile of a JSON column', () => {
  it('tells numbers and booleans from the texts that read as them', () => {
    const values = [1, '1', true, 'true', false];
    expect(ofJson(...values)).toMatchObject({
      type: 'mixed',
      typeCounts: { integer: 1, string: 2, boolean: 2 },
      distinct: 5,
      topValues: onceEach(...values),
    });
  });

  it('takes objects for one value whatever the order of their members', () => {
    expect(ofJson({ x: 1, y: 2 }, { y: 2, x: 1 })).toStrictEqual({
      name: 'a',
      type: 'object',
      count: 2,
      nulls: 0,
      distinct: 1,
      topValues: [{ value: '{"x":1,"y":2}', count: 2 }],
      ...exact,
    });
  });

  it.each([
    ['integers among numbers', [1, 1.5], 'number'],
    ['integers alone', [1, 2.0], 'integer'],
    ['booleans', [true, false], 'boolean'],
    ['texts', ['1', '007'], 'string'],
  ])('gives no count of kinds for %s, and the values as they are', (_, values, type) => {
    const profile = ofJson(...values);
    expect(profile).toMatchObject({ type, topValues: onceEach(...values) });
    expect(profile).not.toHaveProperty('typeCounts');
  });

  it('shows a text of 120 characters whole, whatever it holds, and a longer one cut', () => {
    const whole = `${'x'.repeat(60)}\u0000${'y'.repeat(59)}`;
    expect(ofJson(whole)).toMatchObject({ min: whole, max: whole, topValues: onceEach(whole) });
    const cut = `${whole}…`;
    expect(ofJson(`${whole}z`)).toMatchObject({ min: cut, max: cut, topValues: onceEach(cut) });
  });

  it('lists as many of the most frequent values as are asked for', () => {
    const values = ['a', 'b', 'b', 'c', 'c', 'c'];
    const topOf = (topValues: number) =>
      profileOf(values, false, topValues).topValues.map(({ value }) => value);
    expect([0, 1, 2, 50].map(topOf)).toEqual([[], ['c'], ['c', 'b'], ['c', 'b', 'a']]);
  });
});
