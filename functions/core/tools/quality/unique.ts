import * as z from 'zod/mini';
import { AppError } from '../../errors.ts';
import type { Sha256 } from '../../ports.ts';
import { canonicalJson } from '../../text/canonical-json.ts';
import type { DataRecord } from '../record-source.ts';
import { cellOf, isNull, toShown } from './cell.ts';
import { isTolerated, noSuchColumn } from './check-values.ts';
import type { CheckContext, Expectation, FailedRow } from './expectation.ts';
import { columnParam, toleranceParam } from './expectation-params.ts';
import { makeFirstRows } from './first-rows.ts';

const columns = z
  .array(columnParam)
  .check(z.minLength(1, 'must name a column'), z.maxLength(16, 'must name at most 16 columns'));

export const uniqueSchema = z
  .strictObject({
    type: z.literal('unique'),
    column: z
      .union([columnParam, columns], 'must be the name of a column, or a list of names')
      .check(z.describe('Column, or list of columns whose values together are unique.')),
    tolerance: toleranceParam,
  })
  .check(
    z.describe(
      'No row repeats the value of an earlier row, exactly. Rows with a null among the columns are passed over.',
    ),
  );

/** Different values that one expectation remembers: 160 MB at most. */
const MOST_KEYS = 4_000_000;

/** Expects no value twice; counts the rows that repeat an earlier one. Throws AppError `invalid_params` past 4 million. */
export function expectUnique(
  { type, column, tolerance }: z.infer<typeof uniqueSchema>,
  { textual, sampleLimit }: CheckContext,
  sha256: Sha256,
): Expectation {
  const names = typeof column === 'string' ? [column] : column;
  const firstRows = makeFirstRows(sha256);
  const known = new Set<string>();
  const samples: FailedRow[] = [];
  let [checked, failures] = [0, 0];
  return {
    add: (record, row) => {
      if (known.size < names.length) addKnown(known, record, names);
      const values = names.map((name) => cellOf(record, name));
      if (values.some((value) => isNull(value, textual))) return;
      checked++;
      const firstRow = firstRows.rowBefore(canonicalJson(values), row);
      if (firstRows.size() > MOST_KEYS) throw tooMany(names);
      if (firstRow === undefined) return;
      failures++;
      if (samples.length < sampleLimit) samples.push({ row, values: toShownRow(names, values), firstRow });
    },
    finish: (rowCount) => {
      const missing = rowCount === 0 ? undefined : names.find((name) => !known.has(name));
      const passed = isTolerated(failures, checked, tolerance) && missing === undefined;
      const facts = { type, column: names.join(', '), passed, checked, failures, samples };
      return missing === undefined ? facts : { ...facts, note: noSuchColumn(missing) };
    },
  };
}

function addKnown(known: Set<string>, record: DataRecord, names: readonly string[]): void {
  for (const name of names) if (Object.hasOwn(record, name)) known.add(name);
}

function toShownRow(names: readonly string[], values: readonly unknown[]) {
  return Object.fromEntries(names.map((name, index) => [name, toShown(values[index])]));
}

function tooMany(names: readonly string[]): AppError {
  const detail = `unique: ${names.join(', ')} has more than ${MOST_KEYS / 1e6} million different values.`;
  return new AppError('invalid_params', detail);
}
