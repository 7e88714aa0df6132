import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import * as z from 'zod/mini';

/** How many runs each scenario gets, by default: the same ones each time, so that a gate never fails by chance. */
const FEW = 40;
const SEED = 1;

/** What a scenario's runs came to, as `MILLRACE_SIMULATION_REPORTS` keeps it in a file of its own. */
export const simulationReportSchema = z.object({
  scenario: z.string(),
  runs: z.int(),
  seed: z.int(),
  failures: z.int(),
});

/**
 * Plays a scenario's property: few runs, or MILLRACE_SIMULATION_RUNS new ones, or as many of these as there is time for in
 * MILLRACE_SIMULATION_MINUTES. A failure prints its seed and path; MILLRACE_SIMULATION_SEED and MILLRACE_SIMULATION_PATH
 * play it again.
 */
export async function playRuns<Ts>(scenario: string, property: fc.IAsyncProperty<Ts>): Promise<void> {
  const { MILLRACE_SIMULATION_RUNS: runs, MILLRACE_SIMULATION_SEED: seed } = process.env;
  const { MILLRACE_SIMULATION_PATH: replayed, MILLRACE_SIMULATION_REPORTS: folder } = process.env;
  const { MILLRACE_SIMULATION_MINUTES: minutes } = process.env;
  const details = await fc.check(property, {
    numRuns: runs === undefined ? FEW : Number(runs),
    ...(minutes === undefined ? {} : { interruptAfterTimeLimit: Number(minutes) * 60_000 }),
    ...(seed === undefined ? (runs === undefined ? { seed: SEED } : {}) : { seed: Number(seed) }),
    ...(replayed === undefined ? {} : { path: replayed, endOnFailure: true }),
  });
  if (folder !== undefined) await keep(folder, scenario, details);
  if (details.failed)
    throw new Error(await fc.asyncDefaultReportMessage(details), { cause: details.errorInstance });
}

async function keep<Ts>(folder: string, scenario: string, details: fc.RunDetails<Ts>): Promise<void> {
  const report: z.infer<typeof simulationReportSchema> = {
    ...{ scenario, runs: details.numRuns, seed: details.seed },
    failures: Number(details.failed),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${scenario}.json`), JSON.stringify(report));
}
