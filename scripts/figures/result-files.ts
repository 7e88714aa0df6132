import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';

const RESULTS = path.resolve(import.meta.dirname, '../../docs/results');

const tableSchema = z.object({
  id: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number()]))),
});

const resultSchema = z.object({
  command: z.string(),
  /** ISO 8601 date. */
  day: z.string(),
  machine: z.string(),
  tables: z.array(tableSchema),
});

export type FiguresTable = z.infer<typeof tableSchema>;
export type ResultFile = z.infer<typeof resultSchema>;

/** Names of all result files, without folder and ending, in order. */
export function resultNames(): string[] {
  return globSync('*.json', { cwd: RESULTS })
    .map((file) => path.basename(file, '.json'))
    .sort();
}

/** The path of docs/results/<name>.json. */
export function resultFile(name: string): string {
  return path.join(RESULTS, `${name}.json`);
}

/** Reads docs/results/<name>.json; throws if it is not there or is no result file. */
export async function readResult(name: string): Promise<ResultFile> {
  return resultSchema.parse(JSON.parse(await readFile(resultFile(name), 'utf8')));
}

/** The table in Markdown, a line each. */
export function toLines({ columns, rows }: FiguresTable): string[] {
  const all = [columns, ...rows].map((row) => row.map(toCell));
  const widths = columns.map((_, column) => Math.max(3, ...all.map((row) => (row[column] ?? '').length)));
  const [head = '', ...body] = all.map((row) =>
    toLine(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  return [head, toLine(widths.map((width) => '-'.repeat(width))), ...body];
}

function toCell(cell: string | number): string {
  return String(cell).replaceAll('|', '\\|');
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
