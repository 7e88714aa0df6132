import { AppError } from '../errors.ts';
import type { CancelSignal, EndsInTime } from '../ports.ts';
import { type DataRecord, type OpenRecords, rowsUntil } from './record-source.ts';

/** Rows that are worked on in one go. */
const BATCH = { rows: 200, bytes: 1e6, timeoutMs: 2_000 };

export interface RowVisitor {
  readonly visit: (record: DataRecord, row: number) => void;
  /** The param that can make a row slow, and why. */
  readonly blame: { readonly param: string; readonly reason: string };
}

/**
 * Visits every row with its 0-based number; no row may hold up the process. Throws AppError `invalid_params` with
 * `blame` where a batch takes over 2 seconds, else whatever `visit` throws.
 */
export async function visitRows(
  opened: OpenRecords,
  signal: CancelSignal,
  endsInTime: EndsInTime,
  { visit, blame }: RowVisitor,
): Promise<number> {
  let row = 0;
  for await (const rows of rowBatches(opened, signal)) {
    const visitAll = () => {
      for (const record of rows) {
        visit(record, row);
        row++;
      }
    };
    if (!endsInTime(visitAll, BATCH.timeoutMs)) throw tooSlow(row, blame);
  }
  return row;
}

/** Rows in their order, up to 200 or about 1 MB at a time; the last batch may be empty. Throws as `rowsUntil` does. */
async function* rowBatches(opened: OpenRecords, signal: CancelSignal): AsyncGenerator<readonly DataRecord[]> {
  let [batch, bytesBefore]: [DataRecord[], number] = [[], 0];
  for await (const row of rowsUntil(opened, signal)) {
    batch.push(row);
    if (batch.length < BATCH.rows && opened.bytesRead() - bytesBefore < BATCH.bytes) continue;
    yield batch;
    [batch, bytesBefore] = [[], opened.bytesRead()];
  }
  yield batch;
}

function tooSlow(row: number, { param, reason }: RowVisitor['blame']): AppError {
  const detail = `takes over ${BATCH.timeoutMs / 1000} seconds at row ${row}; ${reason}`;
  return new AppError('invalid_params', `${param}: ${detail}.`, [{ pointer: `#/${param}`, detail }]);
}
