import { AppError } from '../../core/errors.ts';
import { nestsDeeper } from '../../core/text/nests-deeper.ts';
import type { DataRecord } from '../../core/tools/record-source.ts';

/** Deepest nesting of a row, itself included. */
const MOST_DEPTH = 100;

/**
 * The value as a row; throws AppError `invalid_params` naming the 0-based row when it is not an object, or nests so deep
 * that work on it could exhaust the stack.
 */
export function toDataRecord(value: unknown, row: number): DataRecord {
  if (!isRecord(value))
    throw new AppError('invalid_params', `row ${row} is ${article(value)}, not an object.`);
  if (nestsDeeper(value, MOST_DEPTH))
    throw new AppError('invalid_params', `row ${row} nests deeper than ${MOST_DEPTH} levels.`);
  return value;
}

function isRecord(value: unknown): value is DataRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function article(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}
