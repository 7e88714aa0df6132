import { pipeline } from 'node:stream';
import { AppError } from '../../core/errors.ts';
import type { DataRecord } from '../../core/tools/record-source.ts';
import { MAX_LINE_CHARS } from './max-line.ts';

/**
 * Rows of CSV after RFC 4180 whose first line names the columns; every value stays text. A name that is empty becomes
 * `column_3` and one that occurs again `name_2`; a row too short lacks its last columns, one too long gets `column_7`.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
): AsyncGenerator<DataRecord> {
  const { CsvError, parse } = await import('csv-parse');
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_LINE_CHARS,
  });
  let names: readonly string[] | undefined;
  try {
    // The error reaches the loop through the stream; the callback only keeps it from being unhandled.
    for await (const fields of pipeline(bytes, parser, () => {})) {
      if (names === undefined) names = columnNames(toTexts(fields));
      else yield toRecord(names, toTexts(fields));
    }
  } catch (error) {
    throw error instanceof CsvError
      ? new AppError('invalid_params', `is not valid CSV: ${error.message}`)
      : error;
  }
}

function toTexts(fields: unknown): readonly string[] {
  return Array.isArray(fields) ? fields.map(String) : [];
}

function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((field, index) => {
    const name = field.trim() === '' ? `column_${index + 1}` : field;
    let unique = name;
    for (let copy = 2; taken.has(unique) || (copy > 2 && header.includes(unique)); copy++)
      unique = `${name}_${copy}`;
    taken.add(unique);
    return unique;
  });
}

function toRecord(names: readonly string[], fields: readonly string[]): DataRecord {
  return Object.fromEntries(fields.map((field, index) => [names[index] ?? `column_${index + 1}`, field]));
}
