import { defineConfig } from 'vitest/config';

/** The simulations alone, without an end to their time: `npm test` plays each a few times, this as often as is asked. */
export default defineConfig({
  test: {
    include: ['test/simulation/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    maxWorkers: 4,
  },
});
