import { types } from 'node:util';
import { type Context, createContext, Script } from 'node:vm';
import type { EndsInTime } from '../../core/ports.ts';

const script = new Script('run()');

const sandbox: { run: () => void } = { run: () => {} };

/** One for all calls, made by the first, as to make one takes longer than most work; only that under way is in it. */
let context: Context | undefined;

/** The time limit of node:vm, which V8 keeps even within a regular expression. */
export const endsInTime: EndsInTime = (work, timeoutMs) => {
  sandbox.run = work;
  context ??= createContext(sandbox);
  try {
    script.runInContext(context, { timeout: timeoutMs });
    return true;
  } catch (error) {
    // The error is one of the context's own, no instance of Error here.
    if (types.isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return false;
    throw error;
  }
};
