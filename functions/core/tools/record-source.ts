import { AppError } from '../errors.ts';
import type { CancelSignal } from '../ports.ts';

/** A row of data: column name -> JSON value. */
export type DataRecord = Readonly<Record<string, unknown>>;

/** Where a tool's records come from: inline, or the address of a file (`s3://bucket/key`, or a path in the data folder). */
export type RecordsInput = { readonly records: readonly DataRecord[] } | { readonly source: string };

export interface OpenRecords {
  readonly rows: AsyncIterable<DataRecord>;
  /** True when every value is text, as in CSV, so that a number or a date has to be read out of it. */
  readonly textual: boolean;
  /** Uncompressed bytes read so far; final when `rows` has ended. */
  readonly bytesRead: () => number;
}

/**
 * Opens records row by row, so that a file never has to fit in memory.
 * Throws AppError `invalid_params` for an address that is not allowed, is missing or cannot be read as records;
 * `rows` throws it at a row that is not one. Rows must be iterated (leaving early is fine): that closes the file.
 */
export type OpenRecordsPort = (input: RecordsInput) => Promise<OpenRecords>;

/** The bytes of a file, as they are stored. Throws AppError `invalid_params` for one that is not allowed or missing. */
export type OpenBytesPort = (address: string) => Promise<AsyncIterable<Uint8Array>>;

/** Bytes as gigabytes of 10^9 bytes, the unit of every `dataVolumeGb`. */
export function toGigabytes(bytes: number): number {
  return bytes / 1e9;
}

/** The rows until the signal aborts; then it throws AppError `unavailable`. */
export async function* rowsUntil(opened: OpenRecords, signal: CancelSignal): AsyncGenerator<DataRecord> {
  for await (const row of opened.rows) {
    if (signal.aborted)
      throw new AppError('unavailable', 'The time of the call was over before the last row.');
    yield row;
  }
}
