import { shortText } from '../profile/short-text.ts';
import type { DataRecord } from '../record-source.ts';
import type { ShownValue } from './expectation.ts';

/** The row's value in the column; undefined when the row lacks it, whatever the name is. */
export function cellOf(record: DataRecord, column: string): unknown {
  return Object.hasOwn(record, column) ? record[column] : undefined;
}

/** True for null, a missing value and, in a textual source, an empty text. */
export function isNull(value: unknown, textual: boolean): boolean {
  return value === null || value === undefined || (textual && value === '');
}

/** A value as a reply shows it: text cut at 120 characters, objects as JSON text, what is missing as null. */
export function toShown(value: unknown): ShownValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return shortText(typeof value === 'string' ? value : JSON.stringify(value));
}
