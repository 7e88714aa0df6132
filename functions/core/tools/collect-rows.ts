import { AppError } from '../errors.ts';
import type { CancelSignal } from '../ports.ts';
import { utf8Bytes } from '../text/utf8-bytes.ts';
import { type DataRecord, type OpenRecordsPort, rowsUntil } from './record-source.ts';

/** What a tool makes of rows before it writes them. */
export interface RowTransform {
  /** JSONata. */
  readonly expression: string;
  readonly mode: 'all' | 'each';
}

/**
 * All rows of a source, transformed where that is asked for. Throws AppError `invalid_params` for a source or an
 * expression that cannot be used, and for more than MAX_COLLECTED_BYTES.
 */
export type CollectRows = (
  source: string,
  transform: RowTransform | undefined,
  signal: CancelSignal,
) => Promise<readonly DataRecord[]>;

/** Most bytes of JSON that are collected: with their copies they stay within a function of 1,024 MB. */
export const MAX_COLLECTED_BYTES = 64_000_000;

/** Collects the rows as they are. */
export async function collectPlainRows(
  openRecords: OpenRecordsPort,
  source: string,
  signal: CancelSignal,
): Promise<readonly DataRecord[]> {
  const rows: DataRecord[] = [];
  let bytes = 0;
  for await (const row of rowsUntil(await openRecords({ source }), signal)) {
    bytes += utf8Bytes(JSON.stringify(row));
    if (bytes > MAX_COLLECTED_BYTES) throw tooManyRows();
    rows.push(row);
  }
  return rows;
}

/** The refusal of a source with more than can be collected. */
export function tooManyRows(): AppError {
  const detail = `must give at most ${MAX_COLLECTED_BYTES / 1e6} MB of rows to one file`;
  return new AppError('invalid_params', `source: ${detail}.`, [{ pointer: '#/source', detail }]);
}
