import { types } from 'node:util';
import { createContext, Script } from 'node:vm';

const script = new Script('run()');

/**
 * Runs synchronous work and stops it after that many milliseconds, even within one regular expression; says whether it
 * came to its end. Work that was stopped leaves what it touched half done. A call costs about 0.3 ms.
 */
export function endsInTime(work: () => void, timeoutMs: number): boolean {
  try {
    script.runInContext(createContext({ run: work }), { timeout: timeoutMs });
    return true;
  } catch (error) {
    // The error is one of the context's own, no instance of Error here.
    if (types.isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return false;
    throw error;
  }
}
