import { defineConfig } from 'vitest/config';

/** Tests against the emulator of AWS; it needs Python, so `npm test` leaves them out. */
export default defineConfig({
  test: {
    include: ['test/aws/**/*.aws.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
