import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The shortest tests first: a mutant is done with at the first test that notices it. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toReversed();
  }
}

/** For the tests that mutants of core have to survive; scripts/mutation.ts says which those are. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts'],
    testTimeout: 30_000,
    isolate: false,
    sequence: { sequencer: ShortestFirst },
  },
});
