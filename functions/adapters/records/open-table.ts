import { AppError } from '../../core/errors.ts';
import type { DataRecord, OpenRecords } from '../../core/tools/record-source.ts';
import { countBytes, unzipAny } from './byte-streams.ts';
import { peekBytes } from './peek-bytes.ts';
import { readCsv } from './read-csv.ts';
import { readJsonArray } from './read-json-array.ts';
import { readJsonLines } from './read-json-lines.ts';
import { type TableFormat, tableFormat } from './table-format.ts';

/**
 * Reads a file as rows by its name and, where that is silent, by its first bytes; gzip is unzipped, whatever the name.
 * The size is that of the uncompressed file. Throws AppError `invalid_params` that starts with the name, here or at the row it concerns.
 */
export async function openTable(
  name: string,
  stored: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<OpenRecords> {
  let bytesRead = 0;
  const counted = countBytes(unzipAny(stored, /\.gz$/i.test(name)), maxBytes, (bytes) => {
    bytesRead += bytes;
  });
  const formatOf = (head: Uint8Array) => tableFormat(name.replace(/\.gz$/i, ''), head);
  const { found: format, bytes } = await named(name, peekBytes(counted, formatOf));
  const rows = namedRows(name, readTable(format, bytes));
  return { rows, textual: format.kind === 'csv', bytesRead: () => bytesRead };
}

function readTable(format: TableFormat, bytes: AsyncIterable<Uint8Array>): AsyncIterable<DataRecord> {
  if (format.kind === 'csv') return readCsv(bytes, format.delimiter);
  return format.kind === 'json' ? readJsonArray(bytes) : readJsonLines(bytes);
}

async function* namedRows(name: string, rows: AsyncIterable<DataRecord>): AsyncGenerator<DataRecord> {
  try {
    yield* rows;
  } catch (error) {
    throw withName(name, error);
  }
}

async function named<T>(name: string, opened: Promise<T>): Promise<T> {
  try {
    return await opened;
  } catch (error) {
    throw withName(name, error);
  }
}

function withName(name: string, error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const fault = `${name} ${error.message}`;
  return new AppError(error.code, `source: ${fault}`, [{ pointer: '#/source', detail: fault }]);
}
