import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readResult, resultFile } from '../../../scripts/figures/result-files.ts';

/** A table of figures; its id stays, so that documents can name it. */
export interface ResultTable {
  readonly id: string;
  readonly columns: readonly string[];
  /** One cell a column. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What a benchmark found, and with which command. */
export interface Result {
  /** `npm run bench:…`. */
  readonly command: string;
  readonly tables: readonly ResultTable[];
}

/** Writes docs/results/<name>.json and prints the tables. Times on another machine differ; counts and ratios should not. */
export async function writeResult(name: string, { command, tables }: Result): Promise<void> {
  for (const { id, rows } of tables) {
    console.log(`\n${id}`);
    console.table(rows);
  }
  await mkdir(path.dirname(resultFile(name)), { recursive: true });
  const machine = `Node ${process.versions.node}, ${os.availableParallelism()} cores`;
  const day = new Date().toISOString().slice(0, 10);
  const result = { command, day, machine, tables };
  await writeFile(resultFile(name), `${JSON.stringify(result, null, 2).replace(CELLS, onOneLine)}\n`);
}

/** The tables of docs/results/<name>.json; none if it is not there. */
export async function readTables(name: string): Promise<readonly ResultTable[]> {
  return existsSync(resultFile(name)) ? (await readResult(name)).tables : [];
}

/** A number as a table shows it: three significant digits, whole from 100 on. */
export function shown(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** An array of strings and numbers alone, as JSON.stringify spreads it over lines. */
const CELLS = /\[\n\s+(?:(?:"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*),?\s+)+\]/g;

function onOneLine(cells: string): string {
  return JSON.stringify(JSON.parse(cells));
}
