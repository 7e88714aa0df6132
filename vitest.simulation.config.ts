import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

/** The simulations alone, without an end to their time: `npm test` plays each a few times, this as often as is asked. */
export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    include: ['test/simulation/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    maxWorkers: 4,
  },
});
