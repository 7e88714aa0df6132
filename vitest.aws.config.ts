import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

/** Tests against the emulator of AWS; it needs Python, so `npm test` leaves them out. */
export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    include: ['test/aws/**/*.aws.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
