import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { simulationReportSchema } from '../support/simulation/runs.ts';
import { writeResult } from './support/result-file.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const REPORTS = path.join(ROOT, 'reports/simulation');

/**
 * Plays every simulation many times, 2,500 each or as many as its first argument says, for no more minutes than the
 * second, and puts what they came to into docs/results. A failure prints how to play it again, and ends this with its
 * status.
 */
await rm(REPORTS, { recursive: true, force: true });
const [runs = '2500', minutes = '60'] = process.argv.slice(2);
const { status } = spawnSync('vitest', ['run', '--config', 'vitest.simulation.config.ts'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: {
    ...process.env,
    MILLRACE_SIMULATION_RUNS: runs,
    MILLRACE_SIMULATION_MINUTES: minutes,
    MILLRACE_SIMULATION_REPORTS: REPORTS,
  },
});
await writeResult('simulation', { command: 'npm run test:simulation', tables: [await toTable()] });
process.exitCode = status ?? 1;

async function toTable() {
  const files = (await readdir(REPORTS)).toSorted();
  const reports = await Promise.all(
    files.map(async (file) =>
      simulationReportSchema.parse(JSON.parse(await readFile(path.join(REPORTS, file), 'utf8'))),
    ),
  );
  const sum = (amount: (report: (typeof reports)[number]) => number) =>
    reports.reduce((total, report) => total + amount(report), 0);
  const rows = reports.map(({ scenario, runs: played, seed, failures }) => [
    scenario,
    played,
    seed,
    failures,
  ]);
  return {
    id: 'runs',
    columns: ['simulation', 'interleavings', 'seed', 'failures'],
    rows: [...rows, ['all of these', sum((report) => report.runs), '', sum(({ failures }) => failures)]],
  };
}
