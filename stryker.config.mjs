/** Which folders are mutated, and with which tests: scripts/mutation.ts. */
export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  concurrency: 3,
  // Stryker reads TypeScript's own API, which TypeScript 7 does not have.
  disableTypeChecks: false,
  tsconfigFile: 'none',
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  // What other scripts leave behind, among it links to folders, which a sandbox cannot copy.
  ignorePatterns: ['.cache', '.millrace', 'cdk.out'],
  tempDirName: '.stryker-tmp',
  // Others may be busy on the machine; endless loops are counted, not timed.
  timeoutMS: 20_000,
};
