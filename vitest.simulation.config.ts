import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

process.env['MILLRACE_SIMULATION_RUNS'] ??= '2500';

/** Each of the four simulations 2,500 times, which takes minutes; `npm test` plays each a few times. */
export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    include: ['test/simulation/**/*.test.ts'],
    testTimeout: 3_600_000,
    maxWorkers: 2,
  },
});
