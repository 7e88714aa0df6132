import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeOpenRecords } from '../../../functions/adapters/records/open-records.ts';
import { makeProfileDataset } from '../../../functions/core/tools/profile-dataset.ts';
import type { OpenRecordsPort } from '../../../functions/core/tools/record-source.ts';

const folder = fileURLToPath(new URL('../data', import.meta.resolve('vega-datasets')));
const openRecords = makeOpenRecords({ folder });
const context = { nowMs: 0, signal: { aborted: false } };

const profile = (params: unknown, open: OpenRecordsPort = openRecords) =>
  makeProfileDataset(open).prepare(params).run(context);

/** The same figures by another way: whole columns in memory, sorted. */
function expectedNumbers(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const rank = (sorted.length - 1) * share;
    const [low = 0, high = 0] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
    return expect.closeTo(low + (high - low) * (rank % 1), 6);
  };
  const mean = sorted.reduce((sum, value) => sum + value / sorted.length, 0);
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2 / (sorted.length - 1), 0);
  return {
    min: sorted[0],
    max: sorted.at(-1),
    mean: closeTo(mean),
    standardDeviation: closeTo(Math.sqrt(variance)),
    quantiles: { p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) },
    quantilesAreEstimates: false,
  };
}

function closeTo(value: number): unknown {
  return expect.toSatisfy(
    (actual: number) => Math.abs(actual - value) <= 1e-9 * Math.max(1, Math.abs(value)),
  );
}

function expectedCounts(values: readonly (string | number)[]) {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const topValues = [...counts].sort(([, a], [, b]) => b - a).map(([value, count]) => ({ value, count }));
  return { distinct: counts.size, distinctIsEstimate: false, topValues: topValues.slice(0, 5) };
}

describe('profile_dataset of movies.json', () => {
  const rows: readonly Record<string, unknown>[] = JSON.parse(readFileSync(`${folder}/movies.json`, 'utf8'));
  const present = (column: string) => rows.map((row) => row[column]).filter((value) => value !== null);
  let result: unknown;
  beforeAll(async () => {
    result = await profile({ source: 'movies.json' });
  });

  it('counts rows, columns and volume', () => {
    expect(result).toMatchObject({ rowCount: 3201, columnCount: 16, dataVolumeGb: 1_399_981 / 1e9 });
  });

  it.each(['US Gross', 'Production Budget', 'Running Time min', 'IMDB Rating', 'US DVD Sales'])(
    'agrees with a sort of %s',
    (name) => {
      const values = present(name).filter((value) => typeof value === 'number');
      expect(result).toMatchObject({
        columns: expect.arrayContaining([
          expect.objectContaining({
            name,
            type: name === 'IMDB Rating' ? 'number' : 'integer',
            count: values.length,
            nulls: rows.length - values.length,
            ...expectedNumbers(values),
            ...expectedCounts(values),
          }),
        ]),
      });
    },
  );

  it.each(['Director', 'Release Date', 'MPAA Rating'])('agrees with a sort of %s', (name) => {
    const values = present(name).filter((value) => typeof value === 'string');
    const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(result).toMatchObject({
      columns: expect.arrayContaining([
        expect.objectContaining({
          name,
          type: 'string',
          count: values.length,
          nulls: rows.length - values.length,
          min: sorted[0],
          max: sorted.at(-1),
          ...expectedCounts(values),
        }),
      ]),
    });
  });

  it('says that some titles are numbers and has no range over both', () => {
    expect(result).toHaveProperty('columns.0.name', 'Title');
    expect(result).toHaveProperty('columns.0.type', 'mixed');
    expect(result).toHaveProperty('columns.0.typeCounts', { string: 3191, integer: 9 });
    expect(result).toHaveProperty('columns.0.numbers.max', 2046);
    expect(result).not.toHaveProperty('columns.0.min');
  });
});

describe('profile_dataset of CSV', () => {
  it('reads numbers and dates out of seattle-weather.csv', async () => {
    const lines = readFileSync(`${folder}/seattle-weather.csv`, 'utf8').trim().split(/\r?\n/).slice(1);
    const highs = lines.map((line) => Number(line.split(',')[2]));
    expect(await profile({ source: 'seattle-weather.csv', columns: ['date', 'temp_max'] })).toMatchObject({
      rowCount: 1461,
      columnCount: 2,
      columns: [
        { name: 'date', type: 'date', nulls: 0, min: '2012-01-01', max: '2015-12-31', distinct: 1461 },
        { name: 'temp_max', type: 'number', ...expectedNumbers(highs), ...expectedCounts(highs) },
      ],
    });
  });

  it('keeps the codes of airports.csv text, though some read like 0E0', async () => {
    const result = await profile({ source: 'airports.csv', columns: ['iata', 'longitude'] });
    expect(result).toMatchObject({
      columns: [{ type: 'string', min: '00M', max: 'ZZV' }, { type: 'number' }],
    });
  });
});

describe('profile_dataset', () => {
  it('gives one column of every kind its type', async () => {
    const records = [
      { n: 1, i: 1, s: 'a', b: true, d: '2024-01-31', o: { x: 1 }, a: [1], m: 1, t: '2024-01-31', e: null },
      { n: 1.5, i: 2, s: '', b: false, d: '2024-01-30T10:00Z', o: {}, a: [], m: 'x', t: 'soon', e: null },
    ];
    const result = await profile({ records });
    expect(result).toMatchObject({
      columns: [
        { name: 'n', type: 'number' },
        { name: 'i', type: 'integer' },
        { name: 's', type: 'string', count: 2, nulls: 0, min: '', max: 'a' },
        { name: 'b', type: 'boolean', distinct: 2 },
        { name: 'd', type: 'date', min: '2024-01-30T10:00Z', max: '2024-01-31' },
        {
          name: 'o',
          type: 'object',
          topValues: [
            { value: '{"x":1}', count: 1 },
            { value: '{}', count: 1 },
          ],
        },
        { name: 'a', type: 'array' },
        { name: 'm', type: 'mixed', typeCounts: { integer: 1, string: 1 }, numbers: { min: 1, max: 1 } },
        { name: 't', type: 'string', typeCounts: { date: 1, string: 1 }, min: '2024-01-31', max: 'soon' },
        { name: 'e', type: 'empty', count: 0, nulls: 2, distinct: 0, topValues: [] },
      ],
    });
  });

  it('counts missing members as nulls and reports a column that no row has', async () => {
    expect(await profile({ records: [{ a: 1 }, {}, { b: 2 }], columns: ['a', 'z'] })).toMatchObject({
      columns: [
        { name: 'a', count: 1, nulls: 2 },
        { name: 'z', type: 'empty', count: 0, nulls: 3 },
      ],
    });
  });

  it('cuts long texts', async () => {
    const result = await profile({ records: [{ a: 'x'.repeat(5_000) }, { a: 'x'.repeat(5_001) }] });
    const short = `${'x'.repeat(120)}…`;
    expect(result).toMatchObject({
      columns: [{ min: short, distinct: 2, topValues: [{ value: short }, { value: short }] }],
    });
    expect(JSON.stringify(result).length).toBeLessThan(1_200);
  });

  it('takes columns named like parts of an object for what they are', async () => {
    const rows = JSON.parse('[{"__proto__": 1, "constructor": 2, "toString": 3}]');
    const open: OpenRecordsPort = async () => ({ rows: asyncOf(rows), textual: false, bytesRead: () => 0 });
    expect(await profile({ records: [] }, open)).toMatchObject({
      columns: [
        { name: '__proto__', mean: 1 },
        { name: 'constructor', mean: 2 },
        { name: 'toString', mean: 3 },
      ],
    });
  });

  it('keeps no more for 100,000 rows than its bounds, and is near the truth', async () => {
    const size = 100_000;
    function* rows() {
      for (let id = 0; id < size; id++)
        yield { id, bucket: id % 7, name: `name ${id}`, value: (id * 7919) % size };
    }
    let pulled = 0;
    async function* counted() {
      for (const row of rows()) {
        pulled++;
        yield row;
      }
    }
    const open: OpenRecordsPort = async () => ({ rows: counted(), textual: false, bytesRead: () => 0 });
    const result = await profile({ records: [] }, open);
    const near = expect.toSatisfy((distinct: number) => Math.abs(distinct / size - 1) < 0.024);
    const p50 = { p50: 49_999.5 };
    expect(pulled).toBe(size);
    expect(result).toMatchObject({
      rowCount: size,
      columns: [
        {
          name: 'id',
          distinct: near,
          distinctIsEstimate: true,
          quantiles: p50,
          mean: expect.closeTo(49_999.5, 6),
        },
        { name: 'bucket', distinct: 7, distinctIsEstimate: false, topValuesAreEstimates: false },
        { name: 'name', distinct: near, topValuesAreEstimates: true },
        { name: 'value', distinct: near, quantiles: p50, quantilesAreEstimates: false },
      ],
    });
    expect(JSON.stringify(result).length).toBeLessThan(4_000);
  });

  it('refuses more than 500 columns', async () => {
    const record = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`c${index}`, index]));
    await expect(profile({ records: [record] })).rejects.toMatchObject({
      code: 'invalid_params',
      message: expect.stringContaining('more than 500 columns'),
    });
    const { c500: _, ...most } = record;
    expect(await profile({ records: [most] })).toMatchObject({ columnCount: 500 });
    expect(await profile({ records: [record], columns: ['c500'] })).toMatchObject({ columnCount: 1 });
  });

  it('gives up when its time is over', async () => {
    const run = makeProfileDataset(openRecords).prepare({ source: 'movies.json' });
    await expect(run.run({ nowMs: 0, signal: { aborted: true } })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it.each([
    ['neither records nor source', {}],
    ['both', { records: [], source: 'a.csv' }],
    ['a row that is no object', { records: [1] }],
    ['an unknown key', { records: [], rows: [] }],
    ['too many top values', { records: [], topValues: 51 }],
  ])('refuses %s', (_, params) => {
    expect(() => makeProfileDataset(openRecords).prepare(params)).toThrow(
      expect.objectContaining({ code: 'invalid_params' }),
    );
  });

  it('depends on the dataset that is named', () => {
    expect(makeProfileDataset(openRecords).prepare({ records: [], dataset: 'movies' }).datasets).toEqual([
      'movies',
    ]);
  });
});

async function* asyncOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

describe('the tool profile_dataset', () => {
  it('declares what it is, and keeps results until their dataset changes', () => {
    expect(makeProfileDataset(openRecords)).toMatchObject({
      name: 'profile_dataset',
      description: expect.stringContaining('top values'),
      version: '2',
      cacheable: true,
      sideEffect: 'none',
    });
    expect(makeProfileDataset(openRecords).prepare({ records: [] })).toMatchObject({
      cacheable: true,
      datasets: [],
    });
    expect(
      makeProfileDataset(openRecords).prepare({ ...{ records: [] }, dataset: 'orders' }).datasets,
    ).toEqual(['orders']);
  });
});
