import type { ValueKind } from './typed-value.ts';

/** What the values of a column are together; `empty` when all are null. */
export type ColumnType = ValueKind | 'mixed' | 'empty';

/** Number of values of each kind that occurs. */
export type TypeCounts = ReadonlyMap<ValueKind, number>;

/**
 * The kind that all values share. Integers among numbers are numbers. Dates among JSON strings are strings, as JSON has
 * one type for both; in a textual source they make the column mixed.
 */
export function columnType(counts: TypeCounts, textual: boolean): ColumnType {
  const kinds = new Set(counts.keys());
  if (kinds.has('number')) kinds.delete('integer');
  if (!textual && kinds.has('string')) kinds.delete('date');
  const [first = 'empty', ...others] = kinds;
  return others.length > 0 ? 'mixed' : first;
}
