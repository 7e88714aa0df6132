import { ExpressionFault } from './expression-fault.ts';
import type { Answer, ParentMessage } from './expression-messages.ts';
import { type EvaluateRows, makeRowEvaluator } from './row-evaluator.ts';

/** Runs in a process of its own: takes a task, then rows, and answers each message once. */
let evaluate: EvaluateRows | undefined;

process.on('message', (message: ParentMessage) => void answer(message).then((it) => process.send?.(it)));

async function answer(message: ParentMessage): Promise<Answer> {
  try {
    if (message.kind === 'task') {
      evaluate = makeRowEvaluator(message.task);
      return { kind: 'ready' };
    }
    if (evaluate === undefined) throw new ExpressionFault('came after its rows');
    return { kind: 'evaluated', part: await evaluate(message) };
  } catch (error) {
    if (error instanceof ExpressionFault) return { kind: 'refused', detail: error.message };
    throw error;
  }
}
