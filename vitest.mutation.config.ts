import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The shortest tests first: a mutant is done with at the first test that notices it. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toReversed();
  }
}

/**
 * What core makes once or remembers is made anew each time: else only the first test that needs it covers it, and a
 * mutant in it is shown to that test alone.
 */
const nothingKept = {
  name: 'nothing-kept',
  enforce: 'pre' as const,
  resolveId(source: string, importer = '') {
    const isKept = importer.includes('/functions/core/') && /\/(?:lazily|remembered)\.ts$/.test(source);
    return isKept ? path.resolve(import.meta.dirname, 'test/support/anew', path.basename(source)) : undefined;
  },
};

/** For the tests that mutants of core have to survive; scripts/mutation.ts says which those are. */
export default defineConfig({
  plugins: [nothingKept],
  test: {
    include: ['test/core/**/*.test.ts'],
    testTimeout: 30_000,
    isolate: false,
    sequence: { sequencer: ShortestFirst },
  },
});
