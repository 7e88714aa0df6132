import { types } from 'node:util';
import { createContext, Script } from 'node:vm';
import type { EndsInTime } from '../../core/ports.ts';

const script = new Script('run()');

/** The time limit of node:vm, which V8 keeps even within a regular expression. */
export const endsInTime: EndsInTime = (work, timeoutMs) => {
  try {
    script.runInContext(createContext({ run: work }), { timeout: timeoutMs });
    return true;
  } catch (error) {
    // The error is one of the context's own, no instance of Error here.
    if (types.isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return false;
    throw error;
  }
};
