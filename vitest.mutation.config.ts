import { defineConfig } from 'vitest/config';

/** The tests that mutants of core have to survive: those of core alone, which need no DynamoDB. */
export default defineConfig({
  test: { include: ['test/core/**/*.test.ts'], testTimeout: 30_000, isolate: false },
});
