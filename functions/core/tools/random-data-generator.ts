import * as z from 'zod/mini';
import { AppError } from '../errors.ts';
import { utf8Bytes } from '../text/utf8-bytes.ts';
import { columnSchema } from './random/column-schema.ts';
import { makeValueMaker } from './random/make-value.ts';
import { makeRandomSource } from './random/random-source.ts';
import { defineTool, type Tool } from './tool.ts';

const rowsParam = z
  .int('must be a whole number')
  .check(
    z.gte(1, 'must be at least 1'),
    z.lte(10_000, 'must be at most 10,000'),
    z.describe('How many rows to make.'),
  );

const seedParam = z
  .union([z.int(), z.string().check(z.maxLength(100))], 'must be a whole number or a text')
  .check(z.describe('The same seed and columns give the same rows; default a new one, told in the result.'));

const params = z.strictObject({
  columns: z
    .array(columnSchema)
    .check(
      z.minLength(1, 'must have a column'),
      z.maxLength(100, 'must have at most 100 columns'),
      z.refine(haveNamesOfTheirOwn, 'must have names of their own'),
      z.describe('The columns, told apart by their type.'),
    ),
  rows: z._default(rowsParam, 10),
  seed: z.optional(seedParam),
});

type Params = z.infer<typeof params>;

/** UTF-8 bytes of JSON of all rows. */
const MOST_BYTES = 2_000_000;

/** Makes up rows. `newSeed` gives a seed that no call had before. */
export function makeRandomDataGenerator(newSeed: () => string): Tool {
  return defineTool({
    name: 'random_data_generator',
    description:
      'Makes up rows for tests and demonstrations: columns of integer, number, string, boolean, date, datetime, uuid and ' +
      'category, with ranges and null ratios. The same seed gives the same rows.',
    version: '1',
    cacheable: false,
    sideEffect: 'none',
    params,
    run: async ({ columns, rows, seed = newSeed() }) => await Promise.resolve(makeRows(columns, rows, seed)),
  });
}

function makeRows(columns: Params['columns'], rows: number, seed: string | number) {
  const random = makeRandomSource(`${typeof seed} ${seed}`);
  const makers = columns.map((column) => ({ name: column.name, make: makeValueMaker(column) }));
  let bytes = 0;
  const records = Array.from({ length: rows }, () => {
    const record = Object.fromEntries(makers.map(({ name, make }) => [name, make(random)]));
    bytes += utf8Bytes(JSON.stringify(record)) + 1;
    if (bytes > MOST_BYTES) throw tooMuch();
    return record;
  });
  return { seed, rowCount: rows, records };
}

function tooMuch(): AppError {
  const detail = `would give more than ${MOST_BYTES / 1e6} MB of JSON; ask for fewer rows or shorter texts`;
  return new AppError('invalid_params', `rows ${detail}.`, [{ pointer: '#/rows', detail }]);
}

function haveNamesOfTheirOwn(columns: readonly { readonly name: string }[]): boolean {
  return new Set(columns.map(({ name }) => name)).size === columns.length;
}
