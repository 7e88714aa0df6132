import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Ends a run with its sum on a line of its own, `vitest: 12 passed, 0 failed, 1 skipped`, for whatever reads logs. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    console.log(
      `vitest: ${count(tests, 'passed')} passed, ${count(tests, 'failed')} failed, ${count(tests, 'skipped')} skipped`,
    );
  }
}

function count(tests: readonly TestCase[], state: 'passed' | 'failed' | 'skipped'): number {
  return tests.filter((test) => test.result().state === state).length;
}
