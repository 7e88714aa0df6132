import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readMutants } from './support/mutants.ts';
import { scoresWith, survivorsWith } from './support/mutation-tables.ts';
import { readTables, writeResult } from './support/result-file.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

for (const folder of process.argv.slice(2)) await main(folder);

/**
 * Puts Stryker's report of a folder of core, reports/mutation/<folder>.json, into the result files: its score, and the
 * mutants that no test notices. What other folders have there stays.
 */
async function main(folder: string): Promise<void> {
  const report = path.join(ROOT, 'reports/mutation', `${folder.replaceAll('/', '-')}.json`);
  const mutants = readMutants(await readFile(report, 'utf8'));
  const survivors = survivorsWith(await readTables('mutation-survivors'), folder, mutants);
  await writeResult('mutation-survivors', { command: 'npm run test:mutation', tables: survivors });
  const scores = scoresWith(await readTables('mutation'), folder, mutants);
  await writeResult('mutation', { command: 'npm run test:mutation', tables: [scores] });
}
