import { describe, expect, it } from 'vitest';
import { compareShapes } from '../../../../functions/core/tools/schemas/compare-shapes.ts';
import { shapeOfSchema } from '../../../../functions/core/tools/schemas/shape-of-schema.ts';
import { columnsIn } from './columns-in.ts';

const columnsOf = (schema: Readonly<Record<string, unknown>>) => columnsIn(shapeOfSchema(schema));

const text = { type: 'string' };
const day = { type: 'string', format: 'date' };
const whole = { type: 'integer' };
const number = { type: 'number' };
const none = { type: 'null' };
const object = (properties: object, ...required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
});
const list = (items: unknown) => ({ type: 'array', items });

describe('allOf', () => {
  it.each([
    [[number, whole], 'integer'],
    [[whole, number], 'integer'],
    [[text, day], 'date'],
    [[day, text], 'date'],
    [[{ type: ['string', 'null'] }, text], 'string'],
    [[{ type: ['string', 'null'] }, { type: ['null', 'string', 'boolean'] }], 'string | null'],
    [[text, { description: 'x' }], 'string'],
    [[text, { minLength: 3 }, true], 'string'],
    [[text, whole], 'never'],
    [[text, false], 'never'],
  ])('holds what every part allows: %j', (allOf, held) => {
    expect(columnsOf({ required: ['a'], properties: { a: { allOf } } })).toEqual({ a: held });
  });

  it('has the members of all its parts, each required when one part requires it', () => {
    const allOf = [object({ a: number, b: text }, 'a'), object({ a: whole, b: text, c: text }, 'b')];
    expect(columnsOf({ allOf })).toEqual({ a: 'integer', b: 'string', 'c?': 'string' });
    expect(columnsOf({ allOf: allOf.toReversed() })).toEqual({ a: 'integer', b: 'string', 'c?': 'string' });
  });

  it('may require in one part what another describes', () => {
    const $defs = { base: object({ id: whole, name: text }) };
    const expected = { id: 'integer', 'name?': 'string' };
    expect(columnsOf({ $defs, $ref: '#/$defs/base', required: ['id'] })).toEqual(expected);
    expect(columnsOf({ $defs, allOf: [{ $ref: '#/$defs/base' }, { required: ['id'] }] })).toEqual(expected);
  });

  it.each([
    [[{ type: 'array' }, { items: whole }], { 'a?': 'array', 'a[]': 'integer' }],
    [[{ items: whole }, { type: 'array' }], { 'a?': 'array', 'a[]': 'integer' }],
    [[list(number), list(whole)], { 'a?': 'array', 'a[]': 'integer' }],
    [
      [list(object({ x: text })), list(object({ y: text }, 'y'))],
      { 'a?': 'array', 'a[]': 'object', 'a[].x?': 'string', 'a[].y': 'string' },
    ],
    [[{ type: 'array' }, { type: 'array', minItems: 1 }], { 'a?': 'array' }],
  ])('has items that meet all its parts: %j', (allOf, columns) => {
    expect(columnsOf({ properties: { a: { allOf } } })).toEqual(columns);
  });

  it('has items whatever the number of parts that say nothing of them', () => {
    const silent = Array.from({ length: 50 }, () => ({ minItems: 1 }));
    const columns = { 'a?': 'array', 'a[]': 'string' };
    expect(columnsOf({ properties: { a: { allOf: [list(text), ...silent] } } })).toEqual(columns);
    expect(columnsOf({ properties: { a: { allOf: [...silent, list(text)] } } })).toEqual(columns);
  });

  it('is closed when one part is', () => {
    const [open, closed] = [object({ a: text }), { ...object({ a: text }), additionalProperties: false }];
    expect(shapeOfSchema({ allOf: [open, closed] }).closed).toBe(true);
    expect(shapeOfSchema({ allOf: [closed, open] }).closed).toBe(true);
    expect(shapeOfSchema({ allOf: [open, open] }).closed).toBe(false);
  });
});

describe.each(['anyOf', 'oneOf'])('%s', (anyOf) => {
  it.each([
    [[text, none], 'string | null'],
    [[none, text], 'string | null'],
    [[whole, text, { type: 'boolean' }], 'boolean | integer | string'],
    [[whole, number], 'number'],
    [[text, day], 'string'],
    [[text, {}], 'any'],
    [[text, false], 'string'],
    [[text], 'string'],
    [[], 'never'],
  ])('holds what one option allows: %j', (options, held) => {
    expect(columnsOf({ required: ['a'], properties: { a: { [anyOf]: options } } })).toEqual({ a: held });
  });

  it('has the members of all its options, each required when every option requires it', () => {
    const options = [
      object({ kind: text, a: whole, b: text }, 'kind', 'a'),
      object({ kind: whole, a: text, c: text }, 'kind', 'c'),
    ];
    expect(columnsOf({ [anyOf]: options })).toEqual({
      kind: 'integer | string',
      'a?': 'integer | string',
      'b?': 'string',
      'c?': 'string',
    });
  });

  it.each([
    [[none, object({ x: text }, 'x')], { a: 'object | null', 'a.x': 'string' }],
    [[object({ x: text }, 'x'), text], { a: 'object | string', 'a.x': 'string' }],
    [[object({ x: text }, 'x'), { type: 'object' }], { a: 'object', 'a.x?': 'string' }],
    [[none, list(text)], { a: 'array | null', 'a[]': 'string' }],
    [[list(text), whole], { a: 'array | integer', 'a[]': 'string' }],
    [[list(text), list(whole)], { a: 'array', 'a[]': 'integer | string' }],
    [[list(text), { type: 'array' }], { a: 'array' }],
  ])('takes members from objects and items from lists only: %j', (options, columns) => {
    expect(columnsOf({ required: ['a'], properties: { a: { [anyOf]: options } } })).toEqual(columns);
  });

  it.each([
    ['its objects are', ['closed', 'closed'], true],
    ['an object is open', ['closed', 'open'], false],
    ['an option is no object', ['closed', 'text'], true],
  ] as const)('is closed, or not, when %s', (_, options, closed) => {
    const parts = {
      open: object({ a: text }),
      closed: { ...object({ a: text }), additionalProperties: false },
      text,
    };
    expect(shapeOfSchema({ [anyOf]: options.map((option) => parts[option]) }).closed).toBe(closed);
  });

  it('tells 50 options apart as well as two', () => {
    const options = Array.from({ length: 50 }, (_, n) =>
      object({ kind: { const: `k${n}` }, [`p${n}`]: whole }, 'kind'),
    );
    expect(columnsOf({ [anyOf]: options })).toMatchObject({
      kind: 'string',
      'p0?': 'integer',
      'p49?': 'integer',
    });
  });

  it('narrows what stands beside it', () => {
    const properties = { a: { type: ['string', 'integer', 'null'], [anyOf]: [text, number] } };
    expect(columnsOf({ properties })).toEqual({ 'a?': 'integer | string' });
    const either = { ...object({ a: text, b: text }), [anyOf]: [{ required: ['a'] }, { required: ['b'] }] };
    expect(columnsOf(either)).toEqual({ 'a?': 'string', 'b?': 'string' });
  });
});

describe('another way to write the same schema', () => {
  it.each([
    ['null as an option', { type: ['array', 'null'] }, { anyOf: [{ type: 'array' }, none] }],
    [
      'null as an option of an object',
      { type: ['object', 'null'], properties: { x: text } },
      { oneOf: [none, object({ x: text })] },
    ],
    ['a wrapping allOf', object({ x: text }, 'x'), { allOf: [object({ x: text }, 'x')] }],
    ['a wrapping anyOf', list(object({ x: text })), { anyOf: [list(object({ x: text }))] }],
    ['values of one type', { type: 'string' }, { enum: ['a', 'b'] }],
  ])('changes nothing: %s', (_, one, other) => {
    const [before, after] = [
      shapeOfSchema({ properties: { a: one } }),
      shapeOfSchema({ properties: { a: other } }),
    ];
    expect(compareShapes(before, after)).toMatchObject({
      breaking: false,
      added: [],
      removed: [],
      retyped: [],
      nullability: [],
    });
    expect(columnsIn(after)).toEqual(columnsIn(before));
  });
});
