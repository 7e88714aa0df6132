import { makeAnswerCache } from '../adapters/dynamodb/answer-cache.ts';
import { makeAnswerCatalog } from '../adapters/dynamodb/answer-catalog.ts';
import { makeMemoryReader } from '../adapters/dynamodb/memory-reader.ts';
import { makeStatisticsStore } from '../adapters/dynamodb/statistics-store.ts';
import { newId } from '../adapters/node/new-id.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { stopwatch, timer } from '../adapters/node/timer.ts';
import { makeFinishAnswer } from '../core/answers/finish-answer.ts';
import type { LateAnswers } from '../core/answers/late-answers.ts';
import { makeMakeAnswer } from '../core/answers/make-answer.ts';
import { toStoredFacts } from '../core/answers/message-reply.ts';
import { makeReadAnswer } from '../core/answers/read-answer.ts';
import { makeReplyToMessage } from '../core/answers/reply-to-message.ts';
import { makeStorePrecomputed } from '../core/answers/store-precomputed.ts';
import { MESSAGE } from '../http/contracts/message-contracts.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { bindOperation } from '../http/operation.ts';
import { makeModel } from './model.ts';
import { clock, makePlatform } from './platform.ts';

const DEFAULT_LIMIT = 100;

/** Parts of the message function: questions and their answers. */
export function wireMessage(): HandlerParts {
  const { env, client, ledger, parts } = makePlatform('message');
  const { defaults, cacheTable, memoryTable, statisticsTable } = env;
  const answers = makeAnswerCache({ client, cacheTable, memoryTable }, clock);
  const catalog = makeAnswerCatalog(client, cacheTable);
  const memory = makeMemoryReader({ client, tableName: memoryTable });
  const makeAnswer = makeMakeAnswer({ memory, model: makeModel(), clock });
  const statistics = makeStatisticsStore(client, statisticsTable, ledger);
  const late = lateAnswers();
  const reply = makeReplyToMessage({
    answers,
    makeAnswer,
    late,
    statistics,
    defaults,
    clock,
    stopwatch,
    timer,
    newId,
    sha256,
  });
  const finish = makeFinishAnswer({ answers, makeAnswer, statistics, defaults, clock });
  const readAnswer = makeReadAnswer({ answers, clock });
  const storePrecomputed = makeStorePrecomputed({ answers, clock, sha256 });
  return {
    ...parts,
    operations: [
      bindOperation(MESSAGE.answer, (request, { scope, observer }) => reply(scope, request, observer)),
      bindOperation(
        MESSAGE.getAnswer,
        ({ answerId }, { scope }) => readAnswer(scope, answerId),
        ({ status }) => (status === 'pending' ? 202 : 200),
      ),
      bindOperation(MESSAGE.listAnswers, async ({ limit = DEFAULT_LIMIT }, { scope }) => ({
        answers: (await catalog.list(scope, limit)).map(toStoredFacts),
      })),
      bindOperation(MESSAGE.storeAnswer, async (answer, { scope }) =>
        toStoredFacts(await storePrecomputed(scope, answer)),
      ),
      bindOperation(MESSAGE.clearAnswers, async (_, { scope }) => ({ cleared: await catalog.clear(scope) })),
      bindOperation(MESSAGE.finishAnswer, (late, { scope, observer }) =>
        finish({ scope, ...late }, observer),
      ),
    ],
  };
}

/** The Lambda client is loaded with the first late answer. */
function lateAnswers(): LateAnswers {
  let loaded: Promise<LateAnswers> | undefined;
  return {
    hand: async (question) => {
      loaded ??= loadLateAnswers();
      await (await loaded).hand(question);
    },
  };
}

async function loadLateAnswers(): Promise<LateAnswers> {
  const { makeLambdaLateAnswers } = await import('../adapters/lambda/late-answers.ts');
  return makeLambdaLateAnswers(process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? '');
}
