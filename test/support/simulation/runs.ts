import type * as fc from 'fast-check';

/** How many runs each scenario gets, by default. */
const FEW = 40;

/**
 * Parameters of a scenario's property: few runs, or MILLRACE_SIMULATION_RUNS. A failure prints its seed and path;
 * MILLRACE_SIMULATION_SEED and MILLRACE_SIMULATION_PATH play it again.
 */
export function simulationRuns(): fc.Parameters<unknown> {
  const { MILLRACE_SIMULATION_RUNS: runs, MILLRACE_SIMULATION_SEED: seed } = process.env;
  const { MILLRACE_SIMULATION_PATH: path } = process.env;
  return {
    numRuns: runs === undefined ? FEW : Number(runs),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path, endOnFailure: true }),
  };
}
