import { describe, expect, it } from 'vitest';
import { type Change, compareShapes } from '../../../../functions/core/tools/schemas/compare-shapes.ts';
import type { Shape } from '../../../../functions/core/tools/schemas/shape.ts';
import { makeShapeFinder } from '../../../../functions/core/tools/schemas/shape-of-rows.ts';
import { shapeOfSchema } from '../../../../functions/core/tools/schemas/shape-of-schema.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };

function sampleOf(row: Readonly<Record<string, unknown>>): Shape {
  const finder = makeShapeFinder(false);
  finder.add(row);
  return finder.finish();
}

const names = (changes: readonly Change[]) => changes.map(({ column }) => column);

describe('a column that comes', () => {
  it.each([
    [
      'required by a schema',
      shapeOfSchema({ required: ['b'], properties: { a: text, b: text } }),
      ['string, never null', 'A new column that is required: data made before lacks it.', ['writers']],
    ],
    [
      'allowed by a schema',
      shapeOfSchema({ properties: { a: text, b: { type: ['string', 'integer', 'null'] } } }),
      [
        'integer or string, nullable or missing',
        'A new column that nothing requires; nobody reads it yet.',
        [],
      ],
    ],
    [
      'always null in a sample',
      sampleOf({ a: 'x', b: null }),
      ['no value, nullable', 'A new column that nothing requires; nobody reads it yet.', []],
    ],
  ] as const)('breaks writers only when a schema requires it: %s', (_, after, [to, reason, breaks]) => {
    expect(compareShapes(shapeOfSchema({ properties: { a: text } }), after).added).toEqual([
      { column: 'b', to, breaking: breaks.length > 0, breaks, reason },
    ]);
  });
});

describe('a column that goes', () => {
  const gone = 'The column is gone for its readers.';
  const refused = 'The column is gone for its readers, and data that has it is refused.';
  const [ab, a] = [{ properties: { a: text, b: text } }, { properties: { a: text } }];
  const closed = { ...a, additionalProperties: false };
  const dotted = { properties: { a: text, 'b.c': text } };
  const within = (o: unknown) => ({ properties: { o } });
  const listOf = (items: unknown) => ({ properties: { l: { type: 'array', items } } });
  it.each([
    ['b', 'an open schema', ab, shapeOfSchema(a), ['readers'], gone],
    ['b', 'a closed schema', ab, shapeOfSchema(closed), ['readers', 'writers'], refused],
    ['b', 'a sample', ab, sampleOf({ a: 'x' }), ['readers'], gone],
    ['b.c', 'an open schema', dotted, shapeOfSchema(a), ['readers'], gone],
    ['b.c', 'a closed schema', dotted, shapeOfSchema(closed), ['readers', 'writers'], refused],
    ['o.b', 'an open object', within(ab), shapeOfSchema(within(a)), ['readers'], gone],
    ['o.b', 'a closed object', within(ab), shapeOfSchema(within(closed)), ['readers', 'writers'], refused],
    [
      'o.b',
      'an open object of a closed schema',
      within(ab),
      shapeOfSchema({ ...within(a), additionalProperties: false }),
      ['readers'],
      gone,
    ],
    ['o.b', 'an object of a sample', within(ab), sampleOf({ o: { a: 'x' } }), ['readers'], gone],
    [
      'l[].b',
      'closed objects of a list',
      listOf(ab),
      shapeOfSchema(listOf(closed)),
      ['readers', 'writers'],
      refused,
    ],
  ])(
    'breaks readers, and writers when data with it is refused: %s of %s',
    (column, _, before, after, breaks, reason) => {
      expect(compareShapes(shapeOfSchema(before), after).removed).toEqual([
        { column, from: 'string, may be missing', breaking: true, breaks, reason },
      ]);
    },
  );
});

describe('what is in an object or a list', () => {
  const nested = shapeOfSchema({
    properties: {
      id: whole,
      o: { properties: { x: text, p: { properties: { y: text } } } },
      l: { type: 'array', items: { properties: { z: text } } },
      '': { properties: { x: text } },
    },
  });
  const id = shapeOfSchema({ properties: { id: whole } });

  it('comes and goes with it without a word', () => {
    expect(names(compareShapes(id, nested).added)).toEqual(['o', 'l', '']);
    expect(names(compareShapes(nested, id).removed)).toEqual(['o', 'l', '']);
  });

  it('is told when its holder stays', () => {
    const [object, array] = [{ type: 'object' }, { type: 'array' }];
    const empty = shapeOfSchema({ properties: { id: whole, o: object, l: array, '': object } });
    expect(names(compareShapes(empty, nested).added)).toEqual(['o.x', 'o.p', 'l[]', '.x']);
    expect(names(compareShapes(nested, empty).removed)).toEqual(['o.x', 'o.p', 'l[]', '.x']);
  });
});

describe('names of columns', () => {
  it.each(['user.name', 'a.b.c', '.', '.x', 'tags[]', '[]', ''])('may look like paths: %j', (name) => {
    const [without, withIt] = [sampleOf({ id: 1 }), sampleOf({ id: 1, [name]: 1 })];
    expect(compareShapes(without, withIt).added).toMatchObject([{ column: name, to: 'integer, never null' }]);
    expect(compareShapes(withIt, without).removed).toMatchObject([
      { column: name, from: 'integer, never null' },
    ]);
  });

  it('are shortened in results, and still told apart', () => {
    const [one, other] = [`${'x'.repeat(150)}1`, `${'x'.repeat(150)}2`];
    const result = compareShapes(sampleOf({ [one]: 1, [other]: 1 }), sampleOf({ [one]: 1, [other]: true }));
    expect(result).toMatchObject({
      retyped: [{ column: `${'x'.repeat(120)}…`, to: 'boolean' }],
      unchanged: 1,
    });
  });
});
