import { defineConfig } from 'vitest/config';

/** For the tests that mutants of core have to survive; scripts/mutation.ts says which those are. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts', 'test/contracts/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    isolate: false,
  },
});
