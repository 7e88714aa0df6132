import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/errors.ts';
import type { DataRecord } from '../../core/tools/record-source.ts';
import { countBytes } from './byte-streams.ts';
import { toDataRecord } from './to-data-record.ts';

/** Rows handed out between two turns of the event loop, so that timers can abort a long run. */
const ROWS_PER_TURN = 1_000;

/** Rows of one JSON array of objects; it is parsed whole, so its size is bounded. */
export async function* readJsonArray(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<DataRecord> {
  const rows = parseArray(await readText(countBytes(bytes, maxBytes, () => {})));
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await setImmediate();
    yield toDataRecord(row, index);
  }
}

async function readText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parseArray(text: string): readonly unknown[] {
  const value = parse(text);
  if (Array.isArray(value)) return value;
  throw new AppError('invalid_params', 'must hold a JSON array of objects.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid_params', `is not valid JSON: ${cause}.`);
  }
}
