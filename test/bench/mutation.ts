import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { writeResult } from './support/result-file.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

const reportSchema = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

await main();

/** Turns the reports in reports/mutation, one for each folder of core, into a table. */
async function main(): Promise<void> {
  const statuses = new Map<string, string[]>();
  for (const file of globSync(path.join(ROOT, 'reports/mutation/*.json')).sort()) {
    const { files } = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    for (const [name, { mutants }] of Object.entries(files)) {
      const folder = folderOf(name);
      statuses.set(folder, [...(statuses.get(folder) ?? []), ...mutants.map(({ status }) => status)]);
    }
  }
  const byName = [...statuses].sort(([one], [other]) => one.localeCompare(other));
  const rows = byName.map(([folder, all]) => toRow(folder, all));
  await writeResult('mutation', {
    command: 'npm run test:mutation',
    tables: [
      {
        id: 'folders',
        columns: ['folder', 'mutants', 'killed', 'timed out', 'survived', 'not covered', 'score, %'],
        rows: [...rows, toRow('all of these', [...statuses.values()].flat())],
      },
    ],
  });
}

function folderOf(name: string): string {
  return name.split('functions/core/')[1]?.split('/')[0] ?? name;
}

/** Mutants that cannot be told apart by tests, static ones and those that do not compile, are left out. */
function toRow(folder: string, statuses: readonly string[]): (string | number)[] {
  const count = (status: string) => statuses.filter((one) => one === status).length;
  const [killed, timedOut] = [count('Killed'), count('Timeout')];
  const [survived, uncovered] = [count('Survived'), count('NoCoverage')];
  const total = killed + timedOut + survived + uncovered;
  const score = total === 0 ? 100 : Math.round(((killed + timedOut) / total) * 1000) / 10;
  return [folder, total, killed, timedOut, survived, uncovered, score];
}
