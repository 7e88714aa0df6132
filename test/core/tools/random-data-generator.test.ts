import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { makeRandomDataGenerator } from '../../../functions/core/tools/random-data-generator.ts';

const seeds = ['first', 'second'];
const tool = makeRandomDataGenerator(() => seeds.shift() ?? 'third');

const resultSchema = z.strictObject({
  seed: z.union([z.string(), z.number()]),
  rowCount: z.number(),
  records: z.array(z.record(z.string(), z.unknown())),
});

async function generate(params: unknown) {
  return resultSchema.parse(await tool.prepare(params).run({ nowMs: 0, signal: { aborted: false } }));
}

const ALL = [
  { name: 'integer', type: 'integer', min: -3, max: 3 },
  { name: 'number', type: 'number', min: 0.5, max: 2.5, decimals: 1 },
  { name: 'string', type: 'string', minLength: 2, maxLength: 4 },
  { name: 'boolean', type: 'boolean', trueRatio: 0.25 },
  { name: 'date', type: 'date', from: '2024-02-27', to: '2024-03-01' },
  { name: 'datetime', type: 'datetime', from: '2024-01-01', to: '2024-01-01T00:00:01Z' },
  { name: 'uuid', type: 'uuid' },
  { name: 'category', type: 'category', values: ['a', 1, true], weights: [3, 1, 0] },
];

const column = (records: readonly Record<string, unknown>[], name: string) =>
  records.map((record) => record[name]);

const distinct = (values: readonly unknown[]) =>
  [...new Set(values)].sort((a, b) => (String(a) < String(b) ? -1 : 1));

describe('random_data_generator', () => {
  it('keeps every column within its limits, and reaches them', async () => {
    const { rowCount, records } = await generate({ columns: ALL, rows: 4_000, seed: 1 });
    expect([rowCount, records.length]).toEqual([4_000, 4_000]);
    const valuesOf = (name: string) => distinct(column(records, name));
    expect(valuesOf('integer')).toEqual([-1, -2, -3, 0, 1, 2, 3]);
    expect(valuesOf('number')).toHaveLength(21);
    expect(valuesOf('number')).toEqual(expect.arrayContaining([0.5, 2.5]));
    expect(distinct(column(records, 'string').map((text) => String(text).length))).toEqual([2, 3, 4]);
    expect(valuesOf('date')).toEqual(['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01']);
    expect(valuesOf('datetime').every((time) => /^2024-01-01T00:00:0[01]\.\d{3}Z$/.test(String(time)))).toBe(
      true,
    );
    expect(valuesOf('uuid')).toHaveLength(4_000);
    const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(valuesOf('uuid').every((id) => version4.test(String(id)))).toBe(true);
    expect(valuesOf('category')).toEqual([1, 'a']);
  });

  it('keeps to ratios and weights', async () => {
    const columns = ALL.map((each) => ({ ...each, nullRatio: 0.2 }));
    const { records } = await generate({ columns, rows: 10_000, seed: 'ratios' });
    const share = (name: string, value: unknown) =>
      column(records, name).filter((each) => each === value).length / records.length;
    for (const { name } of ALL) expect(share(name, null)).toBeCloseTo(0.2, 1);
    expect(share('boolean', true)).toBeCloseTo(0.8 * 0.25, 1);
    expect(share('category', 'a')).toBeCloseTo(0.8 * 0.75, 1);
    expect(share('integer', 0)).toBeCloseTo(0.8 / 7, 1);
  });

  it('repeats itself for the same seed, and for no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.integer(), fc.string({ maxLength: 100 })), async (seed) => {
        const [once, again] = [
          await generate({ columns: ALL, seed }),
          await generate({ columns: ALL, seed }),
        ];
        expect(again).toEqual(once);
        const other = await generate({ columns: ALL, seed: `${seed}`.slice(0, 99) + '!' });
        expect(other.records).not.toEqual(once.records);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the other values alone when some become null', async () => {
    const columns = (nullRatio: number) => ALL.map((each) => ({ ...each, nullRatio }));
    const full = await generate({ columns: columns(0), rows: 50, seed: 3 });
    const holed = await generate({ columns: columns(0.5), rows: 50, seed: 3 });
    for (const [index, record] of holed.records.entries())
      for (const [name, value] of Object.entries(record))
        if (value !== null) expect(value).toBe(full.records[index]?.[name]);
  });

  it('takes a new seed when none is given, and tells it', async () => {
    const once = await generate({ columns: ALL });
    expect(once).toMatchObject({ seed: 'first', rowCount: 10 });
    expect((await generate({ columns: ALL })).records).not.toEqual(once.records);
    expect((await generate({ columns: ALL, seed: 'first' })).records).toEqual(once.records);
  });

  it('makes a column of any name', async () => {
    const call = tool.prepare({ columns: [{ name: '__proto__', type: 'boolean' }], rows: 1 });
    const result = JSON.stringify(await call.run({ nowMs: 0, signal: { aborted: false } }));
    expect(result).toMatch(/"records":\[\{"__proto__":(true|false)\}\]/);
  });

  it.each([
    [{ type: 'integer', min: 7, max: 7 }, 7],
    [{ type: 'number', min: 0.5, max: 0.5 }, 0.5],
    [{ type: 'string', minLength: 0, maxLength: 0 }, ''],
    [{ type: 'date', from: '2024-02-29', to: '2024-02-29' }, '2024-02-29'],
    [{ type: 'boolean', trueRatio: 0 }, false],
    [{ type: 'boolean', trueRatio: 1 }, true],
    [{ type: 'category', values: ['x'] }, 'x'],
    [{ type: 'category', values: ['x', 'y'], weights: [0, 1] }, 'y'],
    [{ type: 'uuid', nullRatio: 1 }, null],
  ])('takes the limits %j, which leave one value', async (limits, value) => {
    const { records } = await generate({ columns: [{ name: 'a', ...limits }], rows: 20 });
    expect(distinct(column(records, 'a'))).toEqual([value]);
  });

  it('chooses among values without weights alike', async () => {
    const columns = [{ name: 'a', type: 'category', values: ['x', 'y', 'z'] }];
    const { records } = await generate({ columns, rows: 9_000, seed: 1 });
    for (const value of ['x', 'y', 'z']) {
      const share = column(records, 'a').filter((each) => each === value).length / 9_000;
      expect(share).toBeCloseTo(1 / 3, 1);
    }
  });

  it('is never kept', () => {
    expect(tool.prepare({ columns: ALL, seed: 1 }).cacheable).toBe(false);
  });

  it('refuses to give more than 2 MB', async () => {
    const columns = [{ name: 'text', type: 'string', minLength: 1_000, maxLength: 1_000 }];
    const detail = 'would give more than 2 MB of JSON; ask for fewer rows or shorter texts';
    await expect(generate({ columns, rows: 10_000 })).rejects.toMatchObject({
      code: 'invalid_params',
      message: `rows ${detail}.`,
      errors: [{ pointer: '#/rows', detail }],
    });
  });

  it.each([
    ['no columns', { columns: [] }],
    ['an unknown type', { columns: [{ name: 'a', type: 'text' }] }],
    ['one name twice', { columns: [ALL[0], ALL[0]] }],
    ['a range upside down', { columns: [{ name: 'a', type: 'integer', min: 2, max: 1 }] }],
    [
      'a range without a number',
      { columns: [{ name: 'a', type: 'number', min: 0.1, max: 0.4, decimals: 0 }] },
    ],
    [
      'a range that no double tells apart',
      { columns: [{ name: 'a', type: 'integer', min: -Number.MAX_SAFE_INTEGER, max: 1 }] },
    ],
    ['numbers upside down', { columns: [{ name: 'a', type: 'number', min: 2, max: 1.5 }] }],
    ['numbers that are too large', { columns: [{ name: 'a', type: 'number', min: 0, max: 2 ** 53 }] }],
    ['numbers that are too small', { columns: [{ name: 'a', type: 'number', min: -(2 ** 53), max: 0 }] }],
    ['lengths upside down', { columns: [{ name: 'a', type: 'string', minLength: 3, maxLength: 2 }] }],
    ['a text of negative length', { columns: [{ name: 'a', type: 'string', minLength: -1 }] }],
    [
      'times in the wrong order',
      { columns: [{ name: 'a', type: 'date', from: '2024-02-01', to: '2024-01-01' }] },
    ],
    ['a day that is none', { columns: [{ name: 'a', type: 'date', from: '2024-02-30' }] }],
    [
      'weights that do not fit',
      { columns: [{ name: 'a', type: 'category', values: ['x'], weights: [1, 2] }] },
    ],
    ['weights of nothing', { columns: [{ name: 'a', type: 'category', values: ['x'], weights: [0] }] }],
    ['an unknown key', { columns: [{ name: 'a', type: 'uuid', min: 1 }] }],
    ['too many rows', { columns: ALL, rows: 10_001 }],
    ['no row', { columns: ALL, rows: 0 }],
  ])('refuses %s', (_, params) => {
    expect(() => tool.prepare(params)).toThrow(expect.objectContaining({ code: 'invalid_params' }));
  });
});
