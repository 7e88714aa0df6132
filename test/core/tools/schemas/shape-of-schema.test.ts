import { describe, expect, it } from 'vitest';
import { shapeOfSchema } from '../../../../functions/core/tools/schemas/shape-of-schema.ts';
import { columnsIn } from './columns-in.ts';

const columnsOf = (schema: Readonly<Record<string, unknown>>) => columnsIn(shapeOfSchema(schema));

const text = { type: 'string' };
const whole = { type: 'integer' };

describe('a property', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'date' }, 'date'],
    [{ type: 'string', format: 'date-time' }, 'date'],
    [{ type: 'string', format: 'email' }, 'string'],
    [{ type: 'integer', format: 'date' }, 'integer'],
    [{ type: 'number' }, 'number'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'object' }, 'object'],
    [{ type: 'array' }, 'array'],
    [{ type: 'null' }, 'null'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: ['integer', 'number', 'string'] }, 'number | string'],
    [{ type: 'string', nullable: true }, 'string | null'],
    [{ type: 'string', nullable: false }, 'string'],
    [{ type: ['string', 'decimal'] }, 'string'],
  ])('of a type holds its values: %j', (a, held) => {
    expect(columnsOf({ required: ['a'], properties: { a } })).toEqual({ a: held });
  });

  it.each([
    [{ const: 3 }, 'integer'],
    [{ const: null }, 'null'],
    [{ enum: ['x', 'y'] }, 'string'],
    [{ enum: ['2024-05-01', '2024-06-01'] }, 'date'],
    [{ enum: [1, 2.5, true, null] }, 'boolean | number | null'],
    [{ type: 'string', enum: ['2024-05-01'] }, 'string'],
  ])('of given values holds what they are, unless its type says more: %j', (a, held) => {
    expect(columnsOf({ required: ['a'], properties: { a } })).toEqual({ a: held });
  });

  it.each([
    [{ description: 'x' }, { a: 'any' }],
    [{}, { a: 'any' }],
    [true, { a: 'any' }],
    [null, { a: 'any' }],
    [{ items: whole }, { a: 'array', 'a[]': 'integer' }],
    [{ properties: { b: whole } }, { a: 'object', 'a.b?': 'integer' }],
    [{ required: ['b'] }, { a: 'any', 'a.b': 'any' }],
    [false, { a: 'never' }],
  ])('without a type holds anything, or what its parts say: %j', (a, columns) => {
    expect(columnsOf({ required: ['a'], properties: { a } })).toEqual(columns);
  });
});

describe('a schema', () => {
  it('names its columns in the order of its properties, nested ones by their path', () => {
    const customer = { type: 'object', required: ['city'], properties: { city: text, zip: text } };
    const line = {
      type: 'object',
      required: ['sku'],
      properties: { sku: text, notes: { type: 'array', items: text } },
    };
    const columns = columnsOf({
      type: 'object',
      required: ['lines', 'id'],
      properties: {
        id: whole,
        customer,
        tags: { type: ['array', 'null'], items: text },
        lines: { type: 'array', items: line },
      },
    });
    expect(Object.entries(columns)).toEqual([
      ['id', 'integer'],
      ['customer?', 'object'],
      ['customer.city', 'string'],
      ['customer.zip?', 'string'],
      ['tags?', 'array | null'],
      ['tags[]', 'string'],
      ['lines', 'array'],
      ['lines[]', 'object'],
      ['lines[].sku', 'string'],
      ['lines[].notes?', 'array'],
      ['lines[].notes[]', 'string'],
    ]);
  });

  it.each([
    ['a list of rows', { type: 'array', items: { properties: { a: text } } }],
    ['a list of rows without a type', { items: { properties: { a: text } } }],
    [
      'a row, or a list of others',
      { type: ['object', 'array'], properties: { a: text }, items: { properties: { b: text } } },
    ],
  ])('may be of %s', (_, schema) => {
    expect(columnsOf(schema)).toEqual({ 'a?': 'string' });
  });

  it.each([
    ['a row', { properties: { a: text }, additionalProperties: false }, true],
    ['a list of rows', { items: { properties: { a: text }, additionalProperties: false } }, true],
    ['a list of open rows', { items: { properties: { a: text } }, additionalProperties: false }, false],
    ['a row that types its other columns', { properties: { a: text }, additionalProperties: text }, false],
  ])('is closed when its rows may have no other columns: %s', (_, schema, closed) => {
    expect(shapeOfSchema(schema)).toMatchObject({ origin: 'schema', closed });
  });

  it.each([
    ['nothing', {}],
    ['text', { type: 'string' }],
    ['an object without properties', { type: 'object', properties: {} }],
    ['an object with null for properties', { type: 'object', properties: null }],
    ['an object with a list for properties', { type: 'object', properties: ['a'] }],
    ['a list of anything', { type: 'array' }],
    ['a list of numbers', { type: 'array', items: whole }],
    [
      'a list of lists of rows',
      { type: 'array', items: { type: 'array', items: { properties: { a: text } } } },
    ],
  ])('has no columns to compare as one of %s', (_, schema) => {
    expect(() => shapeOfSchema(schema)).toThrow(
      expect.objectContaining({
        code: 'invalid_params',
        message: expect.stringContaining('an object with properties'),
      }),
    );
  });
});

describe('limits of a schema', () => {
  const wide = (columns: number) => ({
    properties: Object.fromEntries(Array.from({ length: columns }, (_, n) => [`c${n}`, whole])),
  });

  it('has up to 5,000 columns', () => {
    expect(shapeOfSchema(wide(5_000)).columns.size).toBe(5_000);
    expect(() => shapeOfSchema(wide(5_001))).toThrow(
      expect.objectContaining({
        code: 'invalid_params',
        message: expect.stringContaining('more than 5000 columns'),
      }),
    );
  });

  it('is followed eight levels below its top', () => {
    const nest = (levels: number): object => (levels === 0 ? whole : { properties: { o: nest(levels - 1) } });
    const deep = shapeOfSchema({ properties: { o: nest(20) } });
    expect([...deep.columns.keys()].at(-1)).toBe('o.o.o.o.o.o.o.o.o');
    const list = (levels: number): object =>
      levels === 0 ? whole : { type: 'array', items: list(levels - 1) };
    const lists = shapeOfSchema({ properties: { a: list(20) } });
    expect([...lists.columns.keys()].at(-1)).toBe('a[][][][][][][][]');
  });
});
