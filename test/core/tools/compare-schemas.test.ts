import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { makeOpenRecords } from '../../../functions/adapters/records/open-records.ts';
import { makeCompareSchemas } from '../../../functions/core/tools/compare-schemas.ts';
import { compareShapes } from '../../../functions/core/tools/schemas/compare-shapes.ts';
import { makeShapeFinder } from '../../../functions/core/tools/schemas/shape-of-rows.ts';

const folder = fileURLToPath(new URL('../data', import.meta.resolve('vega-datasets')));
const tool = makeCompareSchemas(makeOpenRecords({ folder }));

const compare = (before: unknown, after: unknown) =>
  tool.prepare({ before, after }).run({ nowMs: 0, signal: { aborted: false } });

/** What changed when one property, required where it says so, becomes another; nothing stands for its absence. */
const compareProperty = (before: Property | undefined, after: Property | undefined) =>
  compare({ schema: schemaWith(before) }, { schema: schemaWith(after) });

interface Property {
  readonly is: unknown;
  readonly required?: boolean;
}

function schemaWith(property: Property | undefined) {
  const named = property === undefined ? {} : { a: property.is };
  const required = property?.required === true ? ['id', 'a'] : ['id'];
  return { type: 'object', required, properties: { id: { type: 'integer' }, ...named } };
}

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const day = { type: 'string', format: 'date' };
const [whole, number] = [{ type: 'integer' }, { type: 'number' }];

const NONE = { added: [], removed: [], retyped: [], nullability: [] };

describe('a change of a schema', () => {
  it.each([
    ['a column that goes', 'removed', { is: text }, undefined, ['readers']],
    ['a column that is required from now on', 'added', undefined, { is: text, required: true }, ['writers']],
    ['a column that may be missing', 'added', undefined, { is: text }, []],
    ['a nullable column', 'added', undefined, { is: textOrNull }, []],
    ['another type', 'retyped', { is: whole }, { is: text }, ['readers', 'writers']],
    ['a narrower number', 'retyped', { is: number }, { is: whole }, ['writers']],
    ['a wider number', 'retyped', { is: whole }, { is: number }, []],
    ['a narrower text', 'retyped', { is: text }, { is: day }, ['writers']],
    ['a wider text', 'retyped', { is: day }, { is: text }, ['readers']],
    ['one more type', 'retyped', { is: whole }, { is: { type: ['integer', 'boolean'] } }, ['readers']],
    ['any type', 'retyped', { is: whole }, { is: { description: 'x' } }, ['readers']],
    ['null', 'nullability', { is: text, required: true }, { is: textOrNull, required: true }, ['readers']],
    [
      'no more null',
      'nullability',
      { is: textOrNull, required: true },
      { is: text, required: true },
      ['writers'],
    ],
    ['absence', 'nullability', { is: text, required: true }, { is: text }, ['readers']],
    ['no more absence', 'nullability', { is: text }, { is: text, required: true }, ['writers']],
    ['null where it could be missing', 'nullability', { is: text }, { is: textOrNull }, []],
  ] as const)('to %s is told, with whom it breaks', async (_, kind, before, after, breaks) => {
    const result = await compareProperty(before, after);
    expect(result).toHaveProperty(`${kind}.length`, 1);
    expect(result).toMatchObject({
      breaking: breaks.length > 0,
      breaksReaders: breaks.some((side) => side === 'readers'),
      breaksWriters: breaks.some((side) => side === 'writers'),
      [kind]: [{ column: 'a', breaking: breaks.length > 0, breaks, reason: expect.stringMatching(/\.$/) }],
    });
  });

  it('breaks writers too when a column goes from a closed schema', async () => {
    const closed = { ...schemaWith(undefined), additionalProperties: false };
    expect(await compare({ schema: schemaWith({ is: text }) }, { schema: closed })).toMatchObject({
      removed: [{ breaks: ['readers', 'writers'] }],
    });
  });
});

describe('schemas written in different ways', () => {
  const plain = {
    type: 'object',
    properties: { a: textOrNull, b: { type: 'object', properties: { c: whole } } },
  };
  it.each([
    ['a $ref', { $defs: { b: plain.properties.b }, properties: { a: textOrNull, b: { $ref: '#/$defs/b' } } }],
    ['anyOf null', { properties: { a: { anyOf: [text, { type: 'null' }] }, b: plain.properties.b } }],
    ['an enum', { properties: { a: { enum: ['x', null] }, b: { properties: { c: { const: 3 } } } } }],
    ['allOf', { allOf: [{ properties: { a: textOrNull } }, { properties: { b: plain.properties.b } }] }],
    ['a list of rows', { type: 'array', items: plain }],
    ['nullable of OpenAPI', { properties: { a: { ...text, nullable: true }, b: plain.properties.b } }],
    [
      'a type beside a $ref',
      {
        $defs: { t: textOrNull },
        properties: { a: { $ref: '#/$defs/t', type: ['string', 'null'] }, b: plain.properties.b },
      },
    ],
  ])('are alike: %s', async (_, schema) => {
    expect(await compare({ schema: plain }, { schema })).toMatchObject({
      breaking: false,
      unchanged: 3,
      ...NONE,
    });
  });

  it('are read in nested objects and lists, and what goes with its holder is told once', async () => {
    const list = (items: unknown) => ({ schema: { properties: { a: { type: 'array', items } } } });
    expect(await compare(list(whole), list(text))).toMatchObject({
      retyped: [{ column: 'a[]', to: 'string' }],
    });
    const deep = {
      properties: { id: whole, o: { properties: { x: text, p: { properties: { y: text } } } } },
    };
    expect(await compare({ schema: deep }, { schema: { properties: { id: whole } } })).toMatchObject({
      removed: [{ column: 'o' }],
    });
  });

  it('may refer to themselves', async () => {
    const tree = { properties: { name: text, children: { type: 'array', items: { $ref: '#' } } } };
    expect(await compare({ schema: tree }, { schema: tree })).toMatchObject({ breaking: false, ...NONE });
    const loop = { properties: { a: { $ref: '#/properties/a' } } };
    expect(await compare({ schema: loop }, { schema: loop })).toMatchObject({ breaking: false });
  });

  it.each([
    ['no columns', { type: 'string' }, /object with properties/],
    ['a $ref to nowhere', { properties: { a: { $ref: '#/$defs/none' } } }, /#\/\$defs\/none/],
    [
      'a $ref to elsewhere',
      { properties: { a: { $ref: 'https://example.com/a' } } },
      /not a part of its schema/,
    ],
    [
      'a schema that multiplies itself',
      {
        properties: { a: { anyOf: [{ $ref: '#' }, { $ref: '#/properties/a' }, { $ref: '#/properties/a' }] } },
      },
      /too often/,
    ],
  ])('are refused with %s', async (_, schema, detail) => {
    await expect(compare({ schema }, { schema })).rejects.toMatchObject({
      code: 'invalid_params',
      message: expect.stringMatching(detail),
    });
  });
});

describe('samples', () => {
  it('break readers where they hold what they never held', async () => {
    const before = {
      records: [
        { id: 1, at: '2024-01-01', o: { x: 1 } },
        { id: 2, at: '2024-01-02', o: { x: 2 } },
      ],
    };
    const after = {
      records: [
        { id: 'a', o: { x: null } },
        { id: 1, o: {}, note: 'new' },
      ],
    };
    expect(await compare(before, after)).toMatchObject({
      breaksReaders: true,
      breaksWriters: false,
      added: [{ column: 'note', to: 'string, may be missing', breaking: false }],
      removed: [{ column: 'at', from: 'date, never null' }],
      retyped: [{ column: 'id', from: 'integer', to: 'integer or string', breaks: ['readers'] }],
      nullability: [{ column: 'o.x', to: 'nullable or missing', breaks: ['readers'] }],
      before: { columns: 4, rows: 2 },
      after: { columns: 4, rows: 2 },
    });
  });

  it('are read from real files, CSV too', async () => {
    const weather = { source: 'seattle-weather.csv' };
    expect(await compare(weather, weather)).toMatchObject({ breaking: false, unchanged: 6, ...NONE });
    const number = { type: 'number' };
    const properties = { date: day, precipitation: number, temp_max: number, temp_min: number, wind: number };
    expect(await compare({ schema: { properties } }, weather)).toMatchObject({
      breaking: false,
      added: [{ column: 'weather', to: 'string, never null' }],
    });
  });

  it('never differ from themselves', () => {
    const rows = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 });
    fc.assert(
      fc.property(rows, (rows) => {
        const finder = makeShapeFinder(false);
        for (const row of rows) finder.add(row);
        expect(compareShapes(finder.finish(), finder.finish())).toMatchObject({ breaking: false, ...NONE });
      }),
    );
  });

  it('take a column named __proto__ for a column', async () => {
    const rows = (json: string) => {
      const finder = makeShapeFinder(false);
      finder.add(JSON.parse(json));
      return finder.finish();
    };
    expect(compareShapes(rows('{"__proto__": 1}'), rows('{"constructor": 1}'))).toMatchObject({
      added: [{ column: 'constructor' }],
      removed: [{ column: '__proto__' }],
    });
  });
});

describe('compare_schemas', () => {
  it.each([
    ['nothing before', { after: { records: [] } }],
    ['two ways at once', { before: { records: [], schema: {} }, after: { records: [] } }],
    ['an empty side', { before: {}, after: { records: [] } }],
    ['an unknown key', { before: { rows: [] }, after: { records: [] } }],
  ])('refuses %s', (_, params) => {
    expect(() => tool.prepare(params)).toThrow(expect.objectContaining({ code: 'invalid_params' }));
  });

  it('refuses more columns than it compares', async () => {
    const wide = { records: [Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`c${n}`, n]))] };
    await expect(compare(wide, wide)).rejects.toMatchObject({ code: 'invalid_params' });
  });
});

describe('the tool compare_schemas', () => {
  it('declares what it is, and keeps results until their dataset changes', () => {
    expect(tool).toMatchObject({
      name: 'compare_schemas',
      description: expect.stringContaining('added, removed and retyped'),
      version: '2',
      cacheable: true,
      sideEffect: 'none',
    });
    expect(tool.prepare(EMPTY)).toMatchObject({ cacheable: true, datasets: [] });
    expect(tool.prepare({ ...EMPTY, dataset: 'orders' }).datasets).toEqual(['orders']);
  });

  it('needs one of schema, records and source on each side', () => {
    expect(() => tool.prepare({ ...EMPTY, after: {} })).toThrow('needs one of');
    expect(() => tool.prepare({ ...EMPTY, after: { schema: {}, records: [] } })).toThrow('needs one of');
    expect(() => tool.prepare({ ...EMPTY, after: { schema: {}, records: undefined } })).not.toThrow();
  });

  it('says how many columns and rows it saw of each side, and how much it read', async () => {
    const result = await compare(
      { schema: schemaWith({ is: text }) },
      { records: [{ id: 1, a: 'x', b: 2 }, { id: 2 }] },
    );
    expect(result).toMatchObject({ before: { columns: 2 }, after: { columns: 3, rows: 2 } });
    const file = await compare({ source: 'movies.json' }, { source: 'movies.json' });
    const once = await compare({ source: 'movies.json' }, { schema: schemaWith({ is: text }) });
    const volumeOf = (one: unknown) => dataVolumeSchema.parse(one).dataVolumeGb;
    expect(volumeOf(once)).toBeGreaterThan(0);
    expect(volumeOf(file)).toBeCloseTo(2 * volumeOf(once), 12);
  });
});

const EMPTY = { before: { records: [] }, after: { records: [] } };
const dataVolumeSchema = z.object({ dataVolumeGb: z.number() });
