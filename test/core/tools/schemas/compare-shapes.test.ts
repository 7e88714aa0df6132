import { describe, expect, it } from 'vitest';
import {
  type Change,
  type Comparison,
  compareShapes,
} from '../../../../functions/core/tools/schemas/compare-shapes.ts';
import type { Shape } from '../../../../functions/core/tools/schemas/shape.ts';
import { makeShapeFinder } from '../../../../functions/core/tools/schemas/shape-of-rows.ts';
import { shapeOfSchema } from '../../../../functions/core/tools/schemas/shape-of-schema.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const day = { type: 'string', format: 'date' };
const number = { type: 'number' };

/** A schema of rows that have `a` always. */
const always = (a: unknown): Shape => shapeOfSchema({ required: ['a'], properties: { a } });

/** A sample of rows that have nothing but `a`. */
const sample = (...values: readonly unknown[]): Shape => sampleOf(...values.map((a) => ({ a })));

function sampleOf(...rows: readonly Readonly<Record<string, unknown>>[]): Shape {
  const finder = makeShapeFinder(false);
  for (const row of rows) finder.add(row);
  return finder.finish();
}

/** A comparison in which nothing changed but what is named. */
function only(
  changes: Partial<Record<'added' | 'removed' | 'retyped' | 'nullability', Change[]>>,
  unchanged = 0,
) {
  const all = { added: [], removed: [], retyped: [], nullability: [], ...changes };
  const broken = Object.values(all).flatMap((list: readonly Change[]) =>
    list.flatMap(({ breaks }) => breaks),
  );
  return {
    breaking: broken.length > 0,
    breaksReaders: broken.includes('readers'),
    breaksWriters: broken.includes('writers'),
    ...all,
    unchanged,
  } satisfies Comparison;
}

describe('a retyped column of a schema', () => {
  it.each([
    [whole, number, 'integer', 'number', [], 'The type is wider: every value from before still fits.'],
    [number, whole, 'number', 'integer', ['writers'], 'Data with fractions is no longer accepted.'],
    [day, text, 'date', 'string', ['readers'], 'Readers meet string, which the column never held.'],
    [text, day, 'string', 'date', ['writers'], 'Data with text that is no date is no longer accepted.'],
    [
      text,
      whole,
      'string',
      'integer',
      ['readers', 'writers'],
      'Readers meet integer, which the column never held. Data with string is no longer accepted.',
    ],
    [
      number,
      text,
      'number',
      'string',
      ['readers', 'writers'],
      'Readers meet string, which the column never held. Data with number is no longer accepted.',
    ],
    [
      whole,
      day,
      'integer',
      'date',
      ['readers', 'writers'],
      'Readers meet date, which the column never held. Data with integer is no longer accepted.',
    ],
    [
      { type: ['number', 'boolean'] },
      { type: ['string', 'array'] },
      'boolean or number',
      'array or string',
      ['readers', 'writers'],
      'Readers meet string, array, which the column never held. Data with number, boolean is no longer accepted.',
    ],
    [
      { type: ['integer', 'string', 'number'] },
      { type: ['integer', 'boolean', 'string'] },
      'number or string',
      'boolean or integer or string',
      ['readers', 'writers'],
      'Readers meet boolean, which the column never held. Data with fractions is no longer accepted.',
    ],
  ] as const)(
    'from %j to %j breaks whom it surprises or refuses',
    (before, after, from, to, breaks, reason) => {
      const retyped = [{ column: 'a', from, to, breaking: breaks.length > 0, breaks, reason }];
      expect(compareShapes(always(before), always(after))).toEqual(only({ retyped: [...retyped] }));
    },
  );

  it('is called any when it may hold whatever there is', () => {
    const anyButNull = { type: ['number', 'string', 'boolean', 'object', 'array'] };
    expect(compareShapes(always(anyButNull), always(text)).retyped).toMatchObject([
      {
        from: 'any',
        to: 'string',
        reason: 'Data with number, boolean, object, array is no longer accepted.',
      },
    ]);
  });

  it.each([
    ['text that must be null from now on', text, { type: 'null' }, 'string', 'no value', ['writers']],
    ['text that is forbidden from now on', text, false, 'string', 'no value', ['writers']],
    ['null that is text from now on', { type: 'null' }, text, 'no value', 'string', ['readers']],
  ])('is told of %s', (_, before, after, from, to, breaks) => {
    const [one, other] = [
      shapeOfSchema({ properties: { a: before } }),
      shapeOfSchema({ properties: { a: after } }),
    ];
    expect(compareShapes(one, other).retyped).toMatchObject([{ column: 'a', from, to, breaks }]);
  });
});

describe('a retyped column of a sample', () => {
  const wider = 'The type is wider: every value from before still fits.';
  const narrower = 'The type is narrower than it was: readers of the old one read all of it.';
  it.each([
    [[1], [1.5], 'integer', 'number', [], wider],
    [[1.5], [1], 'number', 'integer', [], narrower],
    [['x'], ['2024-05-01'], 'string', 'date', [], narrower],
    [[1, 'x'], [1.5], 'integer or string', 'number', [], narrower],
    [
      ['2024-05-01'],
      ['x'],
      'date',
      'string',
      ['readers'],
      'Readers meet string, which the column never held.',
    ],
    [
      [1, true],
      [{}],
      'boolean or integer',
      'object',
      ['readers'],
      'Readers meet object, which the column never held.',
    ],
  ] as const)('from %j to %j breaks no writers', (before, after, from, to, breaks, reason) => {
    const retyped = [{ column: 'a', from, to, breaking: breaks.length > 0, breaks, reason }];
    expect(compareShapes(sample(...before), sample(...after))).toEqual(only({ retyped: [...retyped] }));
  });

  it.each([
    [[null], ['x']],
    [['x'], [null]],
  ])('is none where it is always null on one side: %j and %j', (before, after) => {
    expect(compareShapes(sample(...before), sample(...after))).toMatchObject({
      retyped: [],
      nullability: [{ column: 'a' }],
    });
  });
});

describe('nullability', () => {
  const NULL_OR_NONE = ['never null', 'nullable', 'may be missing', 'nullable or missing'] as const;
  type Nulls = (typeof NULL_OR_NONE)[number];
  const shapeWith = (nulls: Nulls): Shape =>
    shapeOfSchema({
      required: nulls.endsWith('missing') ? [] : ['a'],
      properties: { a: { type: nulls.startsWith('nullable') ? ['string', 'null'] : 'string' } },
    });
  const expected = 'Readers had to expect this already.';
  it.each<[Nulls, Nulls, Change['breaks'], string]>([
    ['never null', 'nullable', ['readers'], 'Readers meet null, which they never did.'],
    ['never null', 'may be missing', ['readers'], 'Readers meet rows without it, which they never did.'],
    [
      'never null',
      'nullable or missing',
      ['readers'],
      'Readers meet null and rows without it, which they never did.',
    ],
    ['nullable', 'never null', ['writers'], 'Data with null is no longer accepted.'],
    ['nullable', 'may be missing', ['writers'], 'Data with null is no longer accepted.'],
    ['nullable', 'nullable or missing', [], expected],
    ['may be missing', 'never null', ['writers'], 'Data with its absence is no longer accepted.'],
    ['may be missing', 'nullable', ['writers'], 'Data with its absence is no longer accepted.'],
    ['may be missing', 'nullable or missing', [], expected],
    [
      'nullable or missing',
      'never null',
      ['writers'],
      'Data with null or its absence is no longer accepted.',
    ],
    ['nullable or missing', 'nullable', ['writers'], 'Data with its absence is no longer accepted.'],
    ['nullable or missing', 'may be missing', ['writers'], 'Data with null is no longer accepted.'],
  ])('from %s to %s breaks whom null or absence surprises, or who wrote it', (from, to, breaks, reason) => {
    const nullability = [{ column: 'a', from, to, breaking: breaks.length > 0, breaks, reason }];
    expect(compareShapes(shapeWith(from), shapeWith(to))).toEqual(only({ nullability }));
  });

  it('breaks no writers where a sample merely shows less of it', () => {
    const [from, to, reason] = ['nullable', 'never null', expected];
    const nullability = [{ column: 'a', from, to, breaking: false, breaks: [], reason }];
    expect(compareShapes(sample('x', null), sample('x'))).toEqual(only({ nullability }));
  });
});

it('counts columns as unchanged that changed neither kind nor nullability', () => {
  const before = sampleOf({ same: 1, other: 1, kind: 1, nulls: 1, both: 1, gone: 1 });
  const after = sampleOf(
    { same: 2, other: 1, kind: 'x', nulls: 1, both: 'x', come: 1 },
    { same: 3, other: 1, kind: 'y' },
  );
  expect(compareShapes(before, after).unchanged).toBe(2);
});
