import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import type { AnswerLookup } from './answer-store.ts';
import type { ReplyPorts } from './ask.ts';

/** Longest that a lookup may take before it counts as a miss. */
const LOOKUP_MS = 400;

/** What is known of a question; undefined, and a fault in the metrics, when the store fails or is slow. */
export async function findAnswer(
  { answers, timer }: Pick<ReplyPorts, 'answers' | 'timer'>,
  scope: Scope,
  answerId: string,
  observer: Observer,
): Promise<AnswerLookup | undefined> {
  try {
    const outcome = await timer.within(answers.find(scope, answerId), LOOKUP_MS);
    if (outcome.kind === 'done') return outcome.value;
    observer.fault('answer lookup', 'slow');
  } catch (error) {
    observer.fault('answer lookup', error);
  }
  observer.metric('CacheFault', 1);
  return undefined;
}
