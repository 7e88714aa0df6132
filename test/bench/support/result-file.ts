import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

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

const RESULTS = path.resolve(import.meta.dirname, '../../../docs/results');

/** Writes docs/results/<name>.json and prints the tables. Times on another machine differ; counts and ratios should not. */
export async function writeResult(name: string, { command, tables }: Result): Promise<void> {
  for (const { id, rows } of tables) {
    console.log(`\n${id}`);
    console.table(rows);
  }
  await mkdir(RESULTS, { recursive: true });
  const machine = `Node ${process.versions.node}, ${os.availableParallelism()} cores`;
  const day = new Date().toISOString().slice(0, 10);
  const file = path.join(RESULTS, `${name}.json`);
  await writeFile(file, `${JSON.stringify({ command, day, machine, tables }, null, 2)}\n`);
}

/** A number as a table shows it: three significant digits, whole from 100 on. */
export function shown(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
