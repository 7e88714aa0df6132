import type { DataRecord } from '../record-source.ts';

/** Text formats of a file of records. */
export const RECORD_FORMATS = ['jsonl', 'csv'] as const;

export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** The records as text: a JSON value a line, or CSV (RFC 4180, with a line of names). Both end every line with LF. */
export function encodeRecords(records: readonly DataRecord[], format: RecordFormat): string {
  switch (format) {
    case 'jsonl':
      return records.map((record) => `${JSON.stringify(record)}\n`).join('');
    case 'csv':
      return toCsv(records);
    default:
      return format satisfies never;
  }
}

/** Columns are all names in the order in which they first come; null and what is missing are empty, the rest is JSON. */
function toCsv(records: readonly DataRecord[]): string {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const lines = records.map((record) => columns.map((column) => cellOf(record, column)));
  return [columns, ...lines].map(toLine).join('');
}

/** A line of one empty cell is quoted, because many readers skip empty lines. */
function toLine(cells: readonly string[]): string {
  const line = cells.map(quoted).join(',');
  return `${line === '' ? '""' : line}\n`;
}

function cellOf(record: DataRecord, column: string): string {
  const value = Object.hasOwn(record, column) ? record[column] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
