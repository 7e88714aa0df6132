import type { State } from './task.ts';

/** Makes the error of the execution from a call that failed: `path` is that of its result in a batch. */
export function toolFailed(path: string, next: string): State {
  return {
    Type: 'Pass',
    Parameters: {
      'Error.$': `${path}.error.code`,
      'Cause.$': `States.Format('{}: {}', ${path}.tool, ${path}.error.message)`,
    },
    ResultPath: '$.error',
    Next: next,
  };
}
