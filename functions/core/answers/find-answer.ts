import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import type { AnswerLookup } from './answer-store.ts';
import type { ReplyPorts } from './ask.ts';
import { unlessSlow } from './unless-slow.ts';

/** What is known of a question; undefined, and a fault in log and metrics, when the store fails or takes longer. */
export async function findAnswer(
  { answers, timer }: Pick<ReplyPorts, 'answers' | 'timer'>,
  scope: Scope,
  answerId: string,
  budgetMs: number,
  observer: Observer,
): Promise<AnswerLookup | undefined> {
  return await unlessSlow(timer, 'answer lookup', answers.find(scope, answerId), budgetMs, observer);
}
