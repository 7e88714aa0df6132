import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { endsInTime } from '../../../functions/adapters/node/time-limit.ts';
import { compilePattern } from '../../../functions/adapters/re2/compile-pattern.ts';
import { makeOpenRecords } from '../../../functions/adapters/records/open-records.ts';
import { makeCheckQuality } from '../../../functions/core/tools/check-quality.ts';
import type { OpenRecordsPort } from '../../../functions/core/tools/record-source.ts';

const folder = fileURLToPath(new URL('../data', import.meta.resolve('vega-datasets')));
const NOW_MS = Date.parse('2016-01-01T00:00:00Z');
const context = { nowMs: NOW_MS, signal: { aborted: false } };

const toolOver = (openRecords: OpenRecordsPort) =>
  makeCheckQuality({ openRecords, endsInTime, sha256, loadPatterns: async () => compilePattern });
const tool = toolOver(makeOpenRecords({ folder }));
const check = (params: unknown) => tool.prepare(params).run(context);

/** What one expectation says of the records. */
async function judge(expectation: Record<string, unknown>, records: readonly unknown[], sampleLimit = 5) {
  const result = await check({ records, expectations: [expectation], sampleLimit });
  expect(result).toHaveProperty('expectations.length', 1);
  return result;
}

const says = (facts: Record<string, unknown>) => ({ expectations: [facts] });

describe('check_quality of movies.json', () => {
  const rows: readonly Record<string, unknown>[] = JSON.parse(readFileSync(`${folder}/movies.json`, 'utf8'));

  it('agrees with a count over the whole file', async () => {
    const failing = (isBad: (value: unknown) => boolean, column: string) =>
      rows.flatMap((row, index) => (isBad(row[column]) ? [index] : []));
    const nulls = failing((value) => value === null, 'IMDB Rating');
    const low = failing((value) => typeof value === 'number' && value < 3, 'IMDB Rating');
    const ratings = new Set<unknown>(['G', 'PG', 'PG-13', 'R']);
    const odd = failing((value) => value !== null && !ratings.has(value), 'MPAA Rating');
    const isDate = /^[A-Z][a-z]{2} \d{2} \d{4}$/;
    const undated = failing(
      (value) => value !== null && !(typeof value === 'string' && isDate.test(value)),
      'Release Date',
    );
    const titles = rows.map((row) => row['Title']);
    const repeats = titles.flatMap((title, index) =>
      title !== null && titles.indexOf(title) < index ? [index] : [],
    );
    const expectations = [
      { type: 'not_null', column: 'IMDB Rating' },
      { type: 'range', column: 'IMDB Rating', min: 3, max: 10 },
      { type: 'in_set', column: 'MPAA Rating', values: [...ratings] },
      { type: 'matches', column: 'Release Date', pattern: isDate.source },
      { type: 'unique', column: 'Title' },
      { type: 'row_count', min: 3201, max: 3201 },
    ];
    const result = await check({ source: 'movies.json', expectations, sampleLimit: 1 });
    const sampleOf = (indexes: readonly number[]) => (indexes.length === 0 ? [] : [{ row: indexes[0] }]);
    const facts = (type: string, indexes: readonly number[]) => ({
      type,
      passed: indexes.length === 0,
      failures: indexes.length,
      samples: sampleOf(indexes),
    });
    expect(repeats.length).toBeGreaterThan(20);
    expect(result).toMatchObject({
      passed: false,
      rowCount: 3201,
      dataVolumeGb: 1_399_981 / 1e9,
      expectations: [
        { ...facts('not_null', nulls), checked: 3201 },
        { ...facts('range', low), checked: 3201 - nulls.length },
        facts('in_set', odd),
        facts('matches', undated),
        facts('unique', repeats),
        { type: 'row_count', passed: true, observed: { rowCount: 3201 } },
      ],
    });
  });
});

describe('check_quality of CSV', () => {
  it('reads numbers, dates and null out of seattle-weather.csv', async () => {
    const expectations = [
      { type: 'range', column: 'wind', min: 0.4, max: 9.5 },
      { type: 'range', column: 'date', min: '2012-01-01', max: '2015-12-31T00:00Z' },
      { type: 'unique', column: 'date' },
      { type: 'in_set', column: 'temp_max', values: [12.8] },
      { type: 'freshness', column: 'date', maxAgeHours: 24 },
      { type: 'freshness', column: 'date', maxAgeHours: 23.9 },
    ];
    const newest = { newest: '2015-12-31T00:00:00.000Z', ageHours: 24 };
    const lines = readFileSync(`${folder}/seattle-weather.csv`, 'utf8').trim().split(/\r?\n/).slice(1);
    const others = lines.filter((line) => line.split(',')[2] !== '12.8').length;
    expect(await check({ source: 'seattle-weather.csv', expectations })).toMatchObject({
      rowCount: 1461,
      passedCount: 4,
      failedCount: 2,
      expectations: [
        { passed: true, checked: 1461 },
        { passed: true, checked: 1461 },
        { passed: true, checked: 1461 },
        { passed: false, failures: others },
        { passed: true, observed: newest },
        { passed: false, observed: newest },
      ],
    });
  });

  it('takes an empty field for null, and text for what it reads as', async () => {
    const rows = [{ n: '1' }, { n: '' }, { n: '2.0' }, { n: 'x' }];
    const open: OpenRecordsPort = async () => ({ rows: asyncOf(rows), textual: true, bytesRead: () => 0 });
    const expectations = [
      { type: 'not_null', column: 'n' },
      { type: 'in_set', column: 'n', values: [1, 2] },
      { type: 'in_set', column: 'n', values: ['1', '2'] },
    ];
    const result = await toolOver(open).prepare({ source: 'a', expectations }).run(context);
    expect(result).toMatchObject({
      expectations: [
        { failures: 1, samples: [{ row: 1, values: { n: '' } }] },
        { checked: 3, failures: 1, samples: [{ row: 3, values: { n: 'x' } }] },
        { checked: 3, failures: 2 },
      ],
    });
  });
});

describe('an expectation', () => {
  it('shows the row and the value that failed, up to the limit', async () => {
    const records = [{ a: 1 }, { a: 12 }, { a: 'x' }, { a: { deep: [1] } }, { a: null }, {}];
    const range = { type: 'range', column: 'a', max: 10 };
    const samples = [
      { row: 1, values: { a: 12 } },
      { row: 2, values: { a: 'x' } },
      { row: 3, values: { a: '{"deep":[1]}' } },
    ];
    expect(await judge(range, records)).toMatchObject(says({ checked: 4, failures: 3, samples }));
    expect(await judge(range, records, 1)).toMatchObject(says({ samples: samples.slice(0, 1) }));
  });

  it('fails when no row has its column, which is a mistake in its name', async () => {
    const named = [
      { type: 'not_null', column: 'b' },
      { type: 'unique', column: ['a', 'b'] },
      { type: 'freshness', column: 'b', maxAgeHours: 1 },
    ];
    for (const expectation of named)
      expect(await judge(expectation, [{ a: 1 }])).toMatchObject(
        says({ passed: false, note: 'No row has a column "b".' }),
      );
    expect(await judge({ type: 'range', column: 'b', min: 0 }, [{ a: 1 }])).toMatchObject(
      says({ passed: false, checked: 0, failures: 0, note: 'No row has a column "b".' }),
    );
  });

  it('passes over no rows at all, but for a row count', async () => {
    expect(await judge({ type: 'not_null', column: 'a' }, [])).toMatchObject(says({ passed: true }));
    expect(await judge({ type: 'row_count', min: 1 }, [])).toMatchObject(
      says({ passed: false, failures: 1 }),
    );
  });

  it('tolerates a share of failures', async () => {
    const records = [{ a: 1 }, { a: null }, { a: 2 }, { a: 3 }];
    const notNull = { type: 'not_null', column: 'a' };
    expect(await judge({ ...notNull, tolerance: 0.25 }, records)).toMatchObject(
      says({ passed: true, failures: 1 }),
    );
    expect(await judge({ ...notNull, tolerance: 0.24 }, records)).toMatchObject(says({ passed: false }));
  });

  it('tells 1 and "1" apart in JSON', async () => {
    const records = [{ a: 1 }, { a: '1' }, { a: 1.0 }, { a: true }];
    expect(await judge({ type: 'in_set', column: 'a', values: [1] }, records)).toMatchObject(
      says({ failures: 2, samples: [{ row: 1 }, { row: 3 }] }),
    );
    expect(await judge({ type: 'unique', column: 'a' }, records)).toMatchObject(
      says({ failures: 1, samples: [{ row: 2, values: { a: 1 }, firstRow: 0 }] }),
    );
  });

  it('compares several columns together and passes over rows with a null among them', async () => {
    const records = [
      { order: 'a', line: 1 },
      { order: 'a', line: 2 },
      { order: 'a', line: 1 },
      { order: 'a', line: null },
      { order: 'a', line: null },
    ];
    const samples = [{ row: 2, values: { order: 'a', line: 1 }, firstRow: 0 }];
    expect(await judge({ type: 'unique', column: ['order', 'line'] }, records)).toMatchObject(
      says({ column: 'order, line', checked: 3, failures: 1, samples }),
    );
  });

  it('never takes a value in the future, or none at all, for fresh', async () => {
    const fresh = { type: 'freshness', column: 'at', maxAgeHours: 1 };
    const records = [{ at: '2099-01-01' }, { at: 'soon' }, { at: '2015-12-31T22:00:00Z' }];
    expect(await judge(fresh, records)).toMatchObject(
      says({
        passed: false,
        failures: 2,
        samples: [{ row: 0 }, { row: 1 }],
        observed: { newest: '2015-12-31T22:00:00.000Z', ageHours: 2 },
      }),
    );
    expect(await judge(fresh, [{ at: 'soon' }])).toMatchObject(
      says({ passed: false, note: 'No value is a time up to now.' }),
    );
    expect(await judge(fresh, [{ at: NOW_MS }, { at: NOW_MS / 1000 - 60 }])).toMatchObject(
      says({ passed: true, failures: 0, observed: { ageHours: 0 } }),
    );
  });

  it('matches numbers as written and objects never', async () => {
    const records = [{ zip: 98101 }, { zip: '98101' }, { zip: {} }, { zip: '981' }];
    expect(await judge({ type: 'matches', column: 'zip', pattern: '^\\d{5}$' }, records)).toMatchObject(
      says({ checked: 4, failures: 2 }),
    );
  });

  it('takes columns named like parts of an object for what they are', async () => {
    const rows: Record<string, unknown>[] = JSON.parse('[{"__proto__": 1}, {"__proto__": null}, {}]');
    const open: OpenRecordsPort = async () => ({ rows: asyncOf(rows), textual: false, bytesRead: () => 0 });
    const columns = ['__proto__', 'constructor', 'toString'];
    const expectations = columns.map((column) => ({ type: 'not_null', column }));
    const result = await toolOver(open).prepare({ source: 'a', expectations }).run(context);
    expect(result).toMatchObject({
      expectations: [
        { failures: 2, samples: [{ row: 1 }, { row: 2 }] },
        { failures: 3, note: 'No row has a column "constructor".' },
        { failures: 3, note: 'No row has a column "toString".' },
      ],
    });
  });
});

describe('check_quality', () => {
  it('judges 100,000 rows exactly', async () => {
    const size = 100_000;
    let open = 0;
    async function* rows() {
      for (let id = 0; id < size; id++) yield { id: id % (size - 7), text: `row ${id}`, value: id % 1000 };
      open++;
    }
    const source: OpenRecordsPort = async () => ({ rows: rows(), textual: false, bytesRead: () => 0 });
    const expectations = [
      { type: 'unique', column: 'id' },
      { type: 'unique', column: 'text' },
      { type: 'range', column: 'value', max: 997 },
      { type: 'matches', column: 'text', pattern: '^row \\d+$' },
    ];
    const result = await toolOver(source).prepare({ source: 'a', expectations }).run(context);
    expect(open).toBe(1);
    expect(result).toMatchObject({
      rowCount: size,
      expectations: [
        { failures: 7, samples: [0, 1, 2, 3, 4].map((n) => ({ row: size - 7 + n, firstRow: n })) },
        { failures: 0, passed: true },
        { failures: 200 },
        { failures: 0 },
      ],
    });
    expect(JSON.stringify(result).length).toBeLessThan(2_000);
  });

  it('gives up when its time is over', async () => {
    const call = tool.prepare({ source: 'movies.json', expectations: [{ type: 'row_count', min: 1 }] });
    await expect(call.run({ nowMs: 0, signal: { aborted: true } })).rejects.toThrow(/time of the call/);
  });

  it('is not kept when it looks at the clock', () => {
    const prepare = (expectation: unknown) => tool.prepare({ records: [], expectations: [expectation] });
    expect(prepare({ type: 'row_count', min: 1 }).cacheable).toBe(true);
    expect(prepare({ type: 'freshness', column: 'at', maxAgeHours: 1 }).cacheable).toBe(false);
  });

  it('refuses a bad pattern before it looks for the file', async () => {
    const expectations = [{ type: 'matches', column: 'a', pattern: '(' }];
    await expect(check({ source: 'none.json', expectations })).rejects.toThrow(/pattern "\("/);
  });

  it.each([
    ['no expectation', []],
    ['an unknown type', [{ type: 'fresh', column: 'a' }]],
    ['an unknown key', [{ type: 'not_null', column: 'a', colum: 'b' }]],
    ['a missing column', [{ type: 'not_null' }]],
    ['a range without limits', [{ type: 'range', column: 'a' }]],
    ['a range of two kinds', [{ type: 'range', column: 'a', min: 1, max: '2024-01-01' }]],
    ['a range upside down', [{ type: 'range', column: 'a', min: 2, max: 1 }]],
    ['a limit that is no date', [{ type: 'range', column: 'a', min: 'soon' }]],
    ['a tolerance above 1', [{ type: 'not_null', column: 'a', tolerance: 2 }]],
    ['a negative age', [{ type: 'freshness', column: 'a', maxAgeHours: -1 }]],
  ])('refuses %s', (_, expectations) => {
    expect(() => tool.prepare({ records: [], expectations })).toThrow(
      expect.objectContaining({ code: 'invalid_params', message: expect.stringMatching(/^expectations/) }),
    );
  });
});

async function* asyncOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

describe('the tool check_quality', () => {
  it('declares what it is, and keeps results until their dataset changes', () => {
    expect(tool).toMatchObject({
      name: 'check_quality',
      description: expect.stringContaining('row_count, freshness'),
      version: '2',
      cacheable: true,
      sideEffect: 'none',
    });
    expect(tool.prepare(ONE)).toMatchObject({ cacheable: true, datasets: [] });
    expect(tool.prepare({ ...ONE, dataset: 'orders' }).datasets).toEqual(['orders']);
  });

  it('keeps no result that tells how fresh something is', () => {
    const fresh = { type: 'freshness', column: 'at', maxAgeHours: 1 };
    expect(tool.prepare({ records: [], expectations: [fresh] }).cacheable).toBe(false);
    expect(tool.prepare({ records: [], expectations: [...ONE.expectations, fresh] }).cacheable).toBe(false);
  });

  it('passes when every expectation does', async () => {
    expect(await check({ ...ONE, records: [{ id: 1 }] })).toMatchObject({ passed: true, failedCount: 0 });
    expect(await check({ ...ONE, records: [{}] })).toMatchObject({ passed: false, failedCount: 1 });
  });

  it('loads what compiles patterns for a pattern alone, and opens no file for a bad one', async () => {
    const steps: string[] = [];
    const picky = makeCheckQuality({
      openRecords: async () => {
        steps.push('open');
        return await Promise.reject(new Error('not there'));
      },
      endsInTime,
      sha256,
      loadPatterns: async () => {
        steps.push('load');
        return await Promise.resolve(compilePattern);
      },
    });
    const run = async (expectation: object) =>
      await picky.prepare({ source: 'a', expectations: [expectation] }).run(context);
    await expect(run({ type: 'not_null', column: 'id' })).rejects.toThrow('not there');
    await expect(run({ type: 'matches', column: 'id', pattern: '(' })).rejects.toMatchObject({
      code: 'invalid_params',
    });
    expect(steps).toEqual(['open', 'load']);
  });
});

const ONE = { records: [], expectations: [{ type: 'not_null', column: 'id' }] };
