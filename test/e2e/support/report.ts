/** Runs one check; a check that throws ends the run. */
export type Check = (name: string, check: () => Promise<string | void>) => Promise<void>;

export interface Report {
  readonly check: Check;
  readonly passed: () => number;
}

/** Prints each check with its time as it ends, and what it has to say. */
export function makeReport(): Report {
  let passed = 0;
  return {
    passed: () => passed,
    check: async (name, check) => {
      const startMs = performance.now();
      try {
        const said = await check();
        passed++;
        const ms = Math.round(performance.now() - startMs);
        console.log(`  ok    ${name} (${ms} ms)${said === undefined ? '' : `: ${said}`}`);
      } catch (error) {
        console.log(`  FAIL  ${name}`);
        throw error;
      }
    },
  };
}
