export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: ['functions/core/**/*.ts', '!functions/core/answers/similar/lexicon/**'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  // Stryker reads TypeScript's own API, which TypeScript 7 does not have.
  disableTypeChecks: false,
  tsconfigFile: 'none',
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: process.env['MILLRACE_MUTATION_REPORT'] ?? 'reports/mutation/core.json' },
  tempDirName: '.stryker-tmp',
  timeoutMS: 5000,
};
