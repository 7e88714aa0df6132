import { AppError } from '../../core/errors.ts';
import type { DataRecord } from '../../core/tools/record-source.ts';

/** The value as a row; throws AppError `invalid_params` naming the 0-based row when it is not an object. */
export function toDataRecord(value: unknown, row: number): DataRecord {
  if (isRecord(value)) return value;
  throw new AppError('invalid_params', `row ${row} is ${article(value)}, not an object.`);
}

function isRecord(value: unknown): value is DataRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function article(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}
