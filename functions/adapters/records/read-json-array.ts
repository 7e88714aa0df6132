import type { DataRecord } from '../../core/tools/record-source.ts';
import { parseRow } from './parse-row.ts';
import { splitJsonArray } from './split-json-array.ts';
import { toDataRecord } from './to-data-record.ts';

/** Rows of one JSON array of objects. */
export async function* readJsonArray(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<DataRecord> {
  let row = 0;
  for await (const text of splitJsonArray(bytes)) {
    yield toDataRecord(
      parseRow(text, (cause) => `is not valid JSON, at row ${row}: ${cause}.`),
      row,
    );
    row++;
  }
}
