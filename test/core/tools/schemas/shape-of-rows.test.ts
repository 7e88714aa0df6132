import { describe, expect, it } from 'vitest';
import { makeShapeFinder } from '../../../../functions/core/tools/schemas/shape-of-rows.ts';
import { columnsIn } from './columns-in.ts';

type Row = Readonly<Record<string, unknown>>;

function shapeOf(rows: readonly Row[], textual = false) {
  const finder = makeShapeFinder(textual);
  for (const row of rows) finder.add(row);
  return finder.finish();
}

const columnsOf = (...rows: readonly Row[]) => columnsIn(shapeOf(rows));

describe('a column of a sample', () => {
  it('holds the kinds of values it was seen with', () => {
    expect(columnsOf({ a: 1 }, { a: 'x' }, { a: 2.5 }, { a: '2024-05-01' })).toEqual({
      a: 'number | string',
    });
  });

  it('is nullable once it was null, and may be missing once it was', () => {
    expect(columnsOf({ a: 1, b: null, c: 1 }, { a: 1, b: 1 })).toEqual({
      a: 'integer',
      b: 'integer | null',
      'c?': 'integer',
    });
    expect(columnsOf({}, { a: null })).toEqual({ 'a?': 'null' });
  });

  it('is read out of text when all its values are text', () => {
    const rows = [{ n: '1', f: '1.5', t: 'true', d: '2024-05-01', s: 'x', z: '007', e: '' }];
    const read = { n: 'integer', f: 'number', t: 'boolean', d: 'date', s: 'string', z: 'string', e: 'null' };
    expect(columnsIn(shapeOf(rows, true))).toEqual(read);
    expect(columnsIn(shapeOf([{ n: '1', e: '' }]))).toEqual({ n: 'string', e: 'string' });
  });
});

describe('members of an object', () => {
  it('are columns, which may be missing from the objects only', () => {
    expect(columnsOf({ o: { x: 1, y: 1 } }, { o: { x: 2 } }, { o: null }, { o: 'text' }, {})).toEqual({
      'o?': 'object | string | null',
      'o.x': 'integer',
      'o.y?': 'integer',
    });
  });

  it('are columns in lists too', () => {
    expect(columnsOf({ l: [{ x: 1 }, { x: 'a', y: 1 }] }, { l: [] })).toEqual({
      l: 'array',
      'l[]': 'object',
      'l[].x': 'integer | string',
      'l[].y?': 'integer',
    });
  });
});

describe('items of a list', () => {
  it('are one column that is never missing', () => {
    expect(columnsOf({ tags: ['x', 1] }, { tags: [] }, { tags: [null, [true]] })).toEqual({
      tags: 'array',
      'tags[]': 'array | integer | string | null',
      'tags[][]': 'boolean',
    });
  });
});

describe('limits of a sample', () => {
  const wide = (columns: number) =>
    Object.fromEntries(Array.from({ length: columns }, (_, n) => [`c${n}`, n]));

  it('has up to 5,000 columns, whichever rows they are in', () => {
    expect(shapeOf([wide(5_000), wide(4_000)]).columns.size).toBe(5_000);
    expect(() => shapeOf([wide(5_000), { more: 1 }])).toThrow(
      expect.objectContaining({
        code: 'invalid_params',
        message: expect.stringContaining('more than 5000 columns'),
      }),
    );
  });

  it('is followed eight levels below its top', () => {
    const nest = (levels: number): unknown => (levels === 0 ? 1 : { o: nest(levels - 1) });
    expect([...shapeOf([{ o: nest(20) }]).columns.keys()].at(-1)).toBe('o.o.o.o.o.o.o.o.o');
    const list = (levels: number): unknown => (levels === 0 ? 1 : [list(levels - 1)]);
    expect([...shapeOf([{ a: list(20) }]).columns.keys()].at(-1)).toBe('a[][][][][][][][]');
  });
});
