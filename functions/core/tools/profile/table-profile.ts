import { AppError } from '../../errors.ts';
import type { DataRecord } from '../record-source.ts';
import { makeAllowance } from './allowance.ts';
import { type ColumnProfile, type ColumnProfiler, makeColumnProfiler } from './column-profile.ts';
import { MAX_COLUMNS } from './max-columns.ts';

/** Numbers and values kept for the whole table; past them columns turn to estimates early. */
const ROOM = { numbers: 4_000_000, values: 500_000 };

interface TableProfile {
  readonly rowCount: number;
  readonly columnCount: number;
  /** In the order of first occurrence, or as asked for. */
  readonly columns: readonly ColumnProfile[];
}

export interface TableProfiler {
  readonly add: (row: DataRecord) => void;
  readonly finish: (topValues: number) => TableProfile;
}

/** Profiles every column, or those named (one that no row has is reported as empty), row by row. */
export function makeTableProfiler(textual: boolean, names?: readonly string[]): TableProfiler {
  const room = { numbers: makeAllowance(ROOM.numbers), values: makeAllowance(ROOM.values) };
  const makeColumn = (name: string) => makeColumnProfiler(name, textual, room);
  const columns = new Map<string, ColumnProfiler>(names?.map((name) => [name, makeColumn(name)]));
  let rowCount = 0;
  const columnOf = (name: string): ColumnProfiler | undefined => {
    const known = columns.get(name);
    if (known !== undefined || names !== undefined) return known;
    if (columns.size === MAX_COLUMNS) throw tooManyColumns();
    const column = makeColumn(name);
    columns.set(name, column);
    return column;
  };
  return {
    add: (row) => {
      rowCount++;
      for (const name of Object.keys(row)) columnOf(name)?.add(row[name]);
    },
    finish: (topValues) => ({
      rowCount,
      columnCount: columns.size,
      columns: [...columns.values()].map((column) => column.finish(rowCount, topValues)),
    }),
  };
}

function tooManyColumns(): AppError {
  const detail = `The records have more than ${MAX_COLUMNS} columns; name the ones to profile in columns.`;
  return new AppError('invalid_params', detail);
}
