import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { timer } from '../adapters/node/timer.ts';
import type { KnownQuestions } from '../core/answers/known-questions.ts';
import { lazily } from '../core/lazily.ts';
import { clock } from './platform.ts';

/** The questions that an instance has in mind; what reads and compares them is loaded with the first that needs it. */
export function lazyQuestions(client: DynamoDBDocumentClient, cacheTable: string): KnownQuestions {
  let known: KnownQuestions | undefined;
  const loaded = lazily(async () => {
    const [{ makeKnownQuestions }, { makeQuestionLog }] = await Promise.all([
      import('../core/answers/known-questions.ts'),
      import('../adapters/dynamodb/question-log.ts'),
    ]);
    known = makeKnownQuestions({ log: makeQuestionLog(client, cacheTable), clock, timer });
    return known;
  });
  return {
    peek: (scope) => known?.peek(scope),
    refresh: async (scope) => await (await loaded()).refresh(scope),
    load: async (scope) => await (await loaded()).load(scope),
    expectDeletions: (scope, byMs) => known?.expectDeletions(scope, byMs) ?? true,
  };
}
