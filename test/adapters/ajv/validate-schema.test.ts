import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeValidateSchema } from '../../../functions/adapters/ajv/validate-schema.ts';
import { endsInTime } from '../../../functions/adapters/node/time-limit.ts';
import { makeOpenRecords } from '../../../functions/adapters/records/open-records.ts';

const folder = fileURLToPath(new URL('../data', import.meta.resolve('vega-datasets')));
const tool = makeValidateSchema(makeOpenRecords({ folder }), endsInTime);

const validate = (params: unknown, aborted = false) =>
  tool.prepare(params).run({ nowMs: 0, signal: { aborted } });

const refused = (detail: RegExp) =>
  expect.objectContaining({ code: 'invalid_params', message: expect.stringMatching(detail) });

describe('validate_schema of movies.json', () => {
  const rows: readonly Record<string, unknown>[] = JSON.parse(readFileSync(`${folder}/movies.json`, 'utf8'));

  it('counts the titles that are no text and the ratings that are missing', async () => {
    const schema = {
      type: 'object',
      properties: { Title: { type: 'string' }, 'IMDB Rating': { type: 'number', minimum: 2 } },
    };
    const titles = rows.filter((row) => typeof row['Title'] !== 'string').length;
    const missing = rows.filter((row) => row['IMDB Rating'] === null).length;
    const low = rows.filter((row) => typeof row['IMDB Rating'] === 'number' && row['IMDB Rating'] < 2).length;
    const invalid = rows.filter((row) => {
      const rating = row['IMDB Rating'];
      return typeof row['Title'] !== 'string' || typeof rating !== 'number' || rating < 2;
    });
    expect(await validate({ source: 'movies.json', schema, sampleLimit: 3 })).toEqual({
      valid: false,
      rowCount: 3201,
      invalidRows: invalid.length,
      violations: titles + missing + low,
      byKeyword: [
        { keyword: 'type', path: '/IMDB Rating', count: missing, message: 'must be number' },
        { keyword: 'type', path: '/Title', count: titles, message: 'must be string' },
        { keyword: 'minimum', path: '/IMDB Rating', count: low, message: 'must be >= 2' },
      ],
      samples: [
        { row: 3, pointer: '/IMDB Rating', message: 'must be number', value: null },
        { row: 21, pointer: '/Title', message: 'must be string', value: 1776 },
        {
          row: expect.any(Number),
          pointer: '/IMDB Rating',
          message: 'must be >= 2',
          value: expect.any(Number),
        },
      ],
      dataVolumeGb: 1_399_981 / 1e9,
    });
  });

  it('finds a schema that all rows meet', async () => {
    const schema = {
      required: ['Title'],
      properties: { 'Release Date': { pattern: '^[A-Z][a-z]{2} \\d\\d [12]\\d{3}$' } },
    };
    expect(await validate({ source: 'movies.json', schema })).toMatchObject({
      valid: true,
      violations: 0,
      samples: [],
    });
  });
});

describe('validate_schema of CSV', () => {
  it('reads numbers out of the text where the schema asks for them', async () => {
    const properties = {
      date: { format: 'date' },
      temp_max: { type: 'number', maximum: 35 },
      weather: { type: 'string' },
    };
    expect(await validate({ source: 'seattle-weather.csv', schema: { properties } })).toMatchObject({
      rowCount: 1461,
      violations: 1,
      samples: [{ pointer: '/temp_max', value: 35.6 }],
    });
  });

  it('finds text where a number should be', async () => {
    const schema = { properties: { weather: { type: 'number' } } };
    expect(await validate({ source: 'seattle-weather.csv', schema })).toMatchObject({ invalidRows: 1461 });
  });
});

describe('validate_schema', () => {
  it('names missing and unexpected members, and takes the items of arrays together', async () => {
    const schema = {
      type: 'object',
      required: ['a/b'],
      additionalProperties: false,
      properties: { 'a/b': {}, tags: { items: { type: 'string' } } },
    };
    const records = [{ tags: ['x', 1, 2] }, { 'a/b': 1, more: { deep: true } }];
    expect(await validate({ records, schema })).toMatchObject({
      invalidRows: 2,
      violations: 4,
      byKeyword: [
        { keyword: 'type', path: '/tags/*', count: 2 },
        { keyword: 'required', path: '/a~1b', count: 1 },
        { keyword: 'additionalProperties', path: '/more', count: 1 },
      ],
      samples: expect.arrayContaining([
        { row: 0, pointer: '/a~1b', message: expect.any(String) },
        { row: 1, pointer: '/more', message: expect.any(String), value: '{"deep":true}' },
      ]),
    });
  });

  it('knows formats and the keywords of 2020-12', async () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: { mail: { type: 'string', format: 'email' } },
      properties: {
        mail: { $ref: '#/$defs/mail' },
        pair: { prefixItems: [{ type: 'integer' }], items: false },
      },
      'x-owner': 'sales',
    };
    const records = [{ mail: 'a@example.com', pair: [1] }, { mail: 'nobody' }, { pair: [1, 2] }];
    expect(await validate({ records, schema })).toMatchObject({ rowCount: 3, invalidRows: 2 });
  });

  it('shows no more samples than asked, some of every kind', async () => {
    const schema = { properties: { a: { type: 'string' }, b: { type: 'string' } } };
    const records = Array.from({ length: 50 }, (_, index) => ({ a: 1, b: index === 40 ? 1 : '' }));
    const result = await validate({ records, schema, sampleLimit: 3 });
    expect(result).toMatchObject({
      violations: 51,
      samples: [{ row: 0 }, { row: 1 }, { row: 40, pointer: '/b' }],
    });
    expect(await validate({ records, schema, sampleLimit: 0 })).toMatchObject({
      violations: 51,
      samples: [],
    });
  });

  it('cuts long values', async () => {
    const records = [{ a: 'x'.repeat(9_999) }];
    const result = await validate({ records, schema: { properties: { a: { type: 'number' } } } });
    expect(result).toMatchObject({ samples: [{ value: `${'x'.repeat(120)}…` }] });
  });

  it('counts only the first violation of a row of more than 10,000 values', async () => {
    const records = [{ a: Array.from({ length: 20_000 }, () => 'x') }];
    const schema = { properties: { a: { items: { type: 'number' } } } };
    expect(await validate({ records, schema })).toMatchObject({ violations: 1, invalidRows: 1 });
  });

  it('finds no rows valid', async () => {
    expect(await validate({ records: [], schema: {} })).toMatchObject({ valid: true, rowCount: 0 });
  });

  it.each([
    ['a remote reference', { $ref: 'https://example.com/a.json' }, /no schema is loaded from elsewhere/],
    [
      'a file reference',
      { properties: { a: { $ref: 'file:///etc/passwd' } } },
      /no schema is loaded from elsewhere/,
    ],
    ['a reference to nothing', { $ref: '#/$defs/none' }, /the schema has no such part/],
    ['an unknown type', { properties: { a: { type: 'text' } } }, /#\/schema\/properties\/a\/type/],
    ['a broken pattern', { properties: { a: { pattern: '(' } } }, /Invalid regular expression/],
    ['another draft', { $schema: 'http://json-schema.org/draft-07/schema#' }, /2020-12/],
    ['an asynchronous schema', { $async: true }, /\$async/],
    ['a schema that refers to itself', { $ref: '#' }, /refers to itself/],
  ])('refuses %s', async (_, schema, detail) => {
    await expect(validate({ records: [{ a: 1 }], schema })).rejects.toThrow(refused(detail));
  });

  it('stops a pattern that backtracks without end', async () => {
    const schema = { properties: { a: { pattern: '^(a+)+$' } } };
    const records = [{ a: 'fine' }, { a: `${'a'.repeat(60)}!` }];
    await expect(validate({ records, schema })).rejects.toThrow(refused(/takes over 2 seconds at row 1/));
  });

  it('gives up when its time is over', async () => {
    await expect(validate({ source: 'movies.json', schema: {} }, true)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it.each([
    ['no schema', { records: [] }],
    ['a schema that is no object', { records: [], schema: true }],
    ['no records', { schema: {} }],
    ['too many samples', { records: [], schema: {}, sampleLimit: 101 }],
  ])('refuses %s', (_, params) => {
    expect(() => tool.prepare(params)).toThrow(expect.objectContaining({ code: 'invalid_params' }));
  });
});
