import { AppError } from '../../core/errors.ts';
import type { DataRecord } from '../../core/tools/record-source.ts';
import { MAX_LINE_CHARS } from './max-line.ts';
import { parseRow } from './parse-row.ts';
import { toDataRecord } from './to-data-record.ts';

/** Rows of JSON lines, one object a line; blank lines count for nothing. */
export async function* readJsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<DataRecord> {
  let [row, lineNumber] = [0, 0];
  for await (const line of splitLines(bytes)) {
    lineNumber++;
    if (line.trim() === '') continue;
    yield toDataRecord(
      parseRow(line, (cause) => describe(cause, lineNumber)),
      row++,
    );
  }
}

/** A JSON value over several lines fails at its first one. */
function describe(cause: string, line: number): string {
  return line === 1
    ? `holds neither a JSON array of objects nor JSON lines: ${cause}, in line 1.`
    : `is not valid JSON lines, at line ${line}: ${cause}.`;
}

async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = '';
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    const last = others.pop();
    pending += first;
    checkLength(pending);
    if (last === undefined) continue;
    yield pending;
    yield* others;
    pending = last;
  }
  pending += decoder.decode();
  if (pending !== '') yield pending;
}

function checkLength(line: string): void {
  if (line.length > MAX_LINE_CHARS)
    throw new AppError(
      'invalid_params',
      `has a line longer than ${MAX_LINE_CHARS / 1e6} million characters.`,
    );
}
