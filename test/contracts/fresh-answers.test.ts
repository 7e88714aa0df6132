import { describe } from 'vitest';
import { makeAnswerCache } from '../../functions/adapters/dynamodb/answer-cache.ts';
import { makeLiveEntries } from '../../functions/adapters/dynamodb/live-entries.ts';
import { makeAgentStateReader } from '../../functions/adapters/dynamodb/memory-reader.ts';
import { makeQuestionLog } from '../../functions/adapters/dynamodb/question-log.ts';
import { newId } from '../../functions/adapters/node/new-id.ts';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { stopwatch, timer } from '../../functions/adapters/node/timer.ts';
import { makeKnownQuestions } from '../../functions/core/answers/known-questions.ts';
import { makeMakeAnswer } from '../../functions/core/answers/make-answer.ts';
import type { ModelRequest } from '../../functions/core/answers/model.ts';
import { makeReplyToMessage } from '../../functions/core/answers/reply-to-message.ts';
import { makeFindContext } from '../../functions/core/memory/question-context.ts';
import { DEFAULT_SETTINGS } from '../../functions/core/settings/settings.ts';
import { useDynamodb } from '../support/dynamodb.ts';
import { makeStatisticsStore } from '../support/statistics-store.ts';
import { dynamodbMemory } from './dynamodb-memory.ts';
import { type AnsweringSubject, freshAnswersContract } from './fresh-answers.contract.ts';
import { SILENT } from './memory-use-cases.ts';

const DEADLINE_MS = 20_000;

describe('answers over a memory on DynamoDB', () => {
  const tables = useDynamodb();
  freshAnswersContract(() => ({ ...dynamodbMemory(tables), makeAsk: () => makeAsk(tables) }));
});

/** An instance whose model says what it was given. */
function makeAsk(tables: ReturnType<typeof useDynamodb>): ReturnType<AnsweringSubject['makeAsk']> {
  const client = tables.connect();
  const { cacheTable, memoryTable, statisticsTable } = tables;
  const memory = { client, tableName: memoryTable };
  const states = makeAgentStateReader(memory);
  const findContext = makeFindContext({ live: makeLiveEntries(memory), states, timer, stopwatch });
  const model = {
    answer: async ({ context }: ModelRequest) =>
      await Promise.resolve({ text: `Read: ${context}`, model: 'echo' }),
  };
  const nothing = async () => await Promise.resolve();
  const reply = makeReplyToMessage({
    answers: makeAnswerCache({ client, cacheTable, memoryTable }, Date.now),
    makeAnswer: makeMakeAnswer({ findContext, model, clock: Date.now, stopwatch }),
    questions: makeKnownQuestions({ log: makeQuestionLog(client, cacheTable), clock: Date.now, timer }),
    outside: { prepare: nothing, finish: nothing, trim: nothing },
    statistics: makeStatisticsStore(client, statisticsTable),
    defaults: DEFAULT_SETTINGS,
    clock: Date.now,
    ...{ stopwatch, timer, newId, sha256 },
  });
  return (scope, message) => reply(scope, { message, deadlineMs: DEADLINE_MS }, SILENT);
}
