import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../core/errors.ts';
import {
  type Answer,
  answerSchema,
  type Evaluated,
  type ExpressionTask,
  type ParentMessage,
  type Rows,
} from './expression-messages.ts';

/** Memory for values in one process; an expression that needs more ends that process alone. */
const HEAP_MB = 128;

/** A process that works out one expression. */
export interface ExpressionRunner {
  /** Rows in their order. Throws AppError `invalid_params` for what cannot be worked out, `unavailable` once stopped. */
  readonly evaluate: (rows: Rows) => Promise<Evaluated>;
  /** Ends it at once, even within a loop; call it in any case. */
  readonly stop: () => void;
}

/**
 * Starts a process for a stranger's code, new for every call: without environment, reading nothing but its own code,
 * writing nothing, with bounded memory. A thread will not do: V8 ends the whole process when some allocations fail in it.
 * Throws AppError `invalid_params` for what is no expression.
 */
export async function startExpressionRunner(task: ExpressionTask): Promise<ExpressionRunner> {
  const child = fork(PROCESS, {
    env: {},
    execArgv: [
      '--permission',
      `--allow-fs-read=${CODE_FOLDER}`,
      `--max-old-space-size=${HEAP_MB}`,
      '--max-semi-space-size=8',
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ask = askOf(child);
  const stop = () => void child.kill('SIGKILL');
  try {
    await ask({ kind: 'task', task });
  } catch (error) {
    stop();
    throw error;
  }
  return {
    evaluate: async (rows) => {
      const answer = await ask({ kind: 'rows', ...rows });
      if (answer.kind === 'evaluated') return answer.part;
      throw new Error('the process answered something else');
    },
    stop,
  };
}

/** Source files in development; when deployed, bundles that lie side by side. */
const IS_SOURCE = extname(import.meta.url) === '.ts';

const PROCESS = fileURLToPath(new URL(`./expression-process${extname(import.meta.url)}`, import.meta.url));

const CODE_FOLDER = fileURLToPath(new URL(IS_SOURCE ? '../../..' : '.', import.meta.url));

type Ask = (message: ParentMessage) => Promise<Exclude<Answer, { kind: 'refused' }>>;

/** One message at a time, each answered once, or rejected when the process ends. */
function askOf(child: ChildProcess): Ask {
  return async (message) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const hear = (answer: unknown) => resolve(answer);
    const end = (status: number | null, signal: NodeJS.Signals | null) => reject(endOf(status, signal));
    child.once('message', hear).once('error', reject).once('exit', end);
    try {
      if (child.exitCode !== null || child.signalCode !== null) end(child.exitCode, child.signalCode);
      else child.send(message, (error) => error !== null && child.connected && reject(error));
      const answer = answerSchema.parse(await promise);
      if (answer.kind === 'refused') throw refusal(answer.detail);
      return answer;
    } finally {
      child.off('message', hear).off('error', reject).off('exit', end);
    }
  };
}

function endOf(status: number | null, signal: NodeJS.Signals | null): Error {
  if (signal === 'SIGKILL') return new AppError('unavailable', 'The call was stopped.');
  // V8 aborts when memory runs out: by a signal, or with its number plus 128 in some environments.
  if (signal !== null || (status ?? 0) > 128)
    return refusal(`needs more than ${HEAP_MB} MB of memory; mode each needs less than all`);
  return new Error(`the process of an expression ended with status ${status}`);
}

function refusal(fault: string): AppError {
  return new AppError('invalid_params', `expression: ${fault}.`, [
    { pointer: '#/expression', detail: fault },
  ]);
}
