import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';

const ROOT = path.resolve(import.meta.dirname, '../..');

const resultSchema = z.object({
  command: z.string(),
  tables: z.array(
    z.object({
      id: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.union([z.string(), z.number()]))),
    }),
  ),
});

/** The path of docs/results/<name>.json. */
export function resultFile(name: string): string {
  return path.join(ROOT, 'docs/results', `${name}.json`);
}

/** What that result file holds; throws if it is not there. */
export async function readResult(name: string): Promise<z.infer<typeof resultSchema>> {
  return resultSchema.parse(JSON.parse(await readFile(resultFile(name), 'utf8')));
}
