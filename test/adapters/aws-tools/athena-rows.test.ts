import { describe, expect, it } from 'vitest';
import { toRows } from '../../../functions/adapters/aws-tools/athena-rows.ts';

const result = (
  columns: readonly (readonly [string, string])[],
  rows: readonly (readonly (string | undefined)[])[],
) => ({
  ResultSetMetadata: { ColumnInfo: columns.map(([Name, Type]) => ({ Name, Type })) },
  Rows: rows.map((cells) => ({
    Data: cells.map((VarCharValue) => (VarCharValue === undefined ? {} : { VarCharValue })),
  })),
});

describe('toRows', () => {
  it('gives values the types of their columns, and keeps as text what a number cannot hold', () => {
    const { rows } = toRows(
      result(
        [
          ['i', 'integer'],
          ['b', 'bigint'],
          ['d', 'double'],
          ['m', 'decimal'],
          ['t', 'boolean'],
          ['s', 'varchar'],
          ['n', 'double'],
        ],
        [
          ['1', '9007199254740993', '1.5E3', '0.10', 'true', '', 'NaN'],
          [undefined, '-7', undefined, undefined, undefined, undefined, undefined],
        ],
      ),
      false,
    );
    expect(rows).toEqual([
      { i: 1, b: '9007199254740993', d: 1500, m: '0.10', t: true, s: '', n: 'NaN' },
      { i: null, b: -7, d: null, m: null, t: null, s: null, n: null },
    ]);
  });

  it('leaves the names out where they are the first row', () => {
    const answer = result([['a', 'varchar']], [['a'], ['x']]);
    expect(toRows(answer, true).rows).toEqual([{ a: 'x' }]);
    expect(toRows(answer, false).rows).toEqual([{ a: 'a' }, { a: 'x' }]);
  });

  it('tells columns of one name apart', () => {
    const { columns, rows } = toRows(
      result(
        [
          ['id', 'integer'],
          ['id', 'integer'],
        ],
        [['1', '2']],
      ),
      false,
    );
    expect(columns.map(({ name }) => name)).toEqual(['id', 'id_2']);
    expect(rows).toEqual([{ id: 1, id_2: 2 }]);
  });

  it('takes an empty answer', () => {
    expect(toRows(undefined, true)).toEqual({ columns: [], rows: [] });
  });
});
