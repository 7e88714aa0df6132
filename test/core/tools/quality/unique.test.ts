import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const unique = { type: 'unique', column: 'a' };
const both = { type: 'unique', column: ['a', 'b'] };
const passed = { type: 'unique', column: 'a', passed: true, checked: 0, failures: 0, samples: [] };

describe('unique', () => {
  it('passes without rows and passes over nulls, however many', () => {
    expect(judge(unique, [])).toStrictEqual(passed);
    expect(judge(unique, [{ a: null }, { a: null }, {}])).toStrictEqual(passed);
    expect(judge(unique, [{ a: '' }, { a: '' }], { textual: true })).toStrictEqual(passed);
  });

  it('takes an empty text of JSON for a value', () => {
    expect(judge(unique, [{ a: '' }, { a: '' }])).toMatchObject({ checked: 2, failures: 1 });
  });

  it('counts every repeat and names the first row of each', () => {
    const rows = ['x', 'y', 'x', 'x', 'y'].map((a) => ({ a }));
    expect(judge(unique, rows, { sampleLimit: 2 })).toStrictEqual({
      ...passed,
      passed: false,
      checked: 5,
      failures: 3,
      samples: [
        { row: 2, values: { a: 'x' }, firstRow: 0 },
        { row: 3, values: { a: 'x' }, firstRow: 0 },
      ],
    });
  });

  it('compares lists and objects by what they hold, whatever the order of members', () => {
    const rows = [{ a: { x: 1, y: [2] } }, { a: { y: [2], x: 1 } }, { a: [1, 2] }, { a: [2, 1] }];
    expect(judge(unique, rows)).toMatchObject({
      checked: 4,
      failures: 1,
      samples: [{ row: 1, firstRow: 0 }],
    });
  });

  it('never takes values of two columns for one when only their texts together are the same', () => {
    const rows = [
      { a: 'x', b: 'yz' },
      { a: 'xy', b: 'z' },
      { a: 'x,', b: 'y' },
      { a: 'x', b: ',y' },
      { a: 'yz', b: 'x' },
    ];
    expect(judge(both, rows)).toStrictEqual({ ...passed, column: 'a, b', checked: 5 });
  });

  it('knows a column that some row has, if a late one', () => {
    const rows = [{ a: 1 }, { a: 1 }, { b: 2 }];
    expect(judge(both, rows)).toStrictEqual({ ...passed, column: 'a, b' });
  });

  it('fails for the first of its columns that no row has', () => {
    expect(judge({ ...both, tolerance: 1 }, [{ c: 1 }, {}])).toStrictEqual({
      ...passed,
      column: 'a, b',
      passed: false,
      note: 'No row has a column "a".',
    });
  });

  it('tolerates a share of the rows that are checked', () => {
    const rows = [...Array.from({ length: 100 }, (_, row) => ({ a: Math.max(row, 29) })), { a: null }];
    const passes = (tolerance: number) => judge({ ...unique, tolerance }, rows).passed;
    expect([0, 0.28, 0.29, 1].map(passes)).toEqual([false, false, true, true]);
  });
});
