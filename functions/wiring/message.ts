import { makeAnswerCache } from '../adapters/dynamodb/answer-cache.ts';
import { makeAnswerCatalog } from '../adapters/dynamodb/answer-catalog.ts';
import { makeAnswerTrimmer } from '../adapters/dynamodb/answer-trimmer.ts';
import { makeAgentStateReader } from '../adapters/dynamodb/memory-reader.ts';
import { makeQuestionLog } from '../adapters/dynamodb/question-log.ts';
import { makeStatisticsStore } from '../adapters/dynamodb/statistics-store.ts';
import { newId } from '../adapters/node/new-id.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { stopwatch, timer } from '../adapters/node/timer.ts';
import { type AnswerCatalog, isLive } from '../core/answers/answer-store.ts';
import type { ReplyPorts } from '../core/answers/ask.ts';
import { makeFinishAnswer } from '../core/answers/finish-answer.ts';
import { makeMakeAnswer } from '../core/answers/make-answer.ts';
import { toStoredFacts } from '../core/answers/message-reply.ts';
import { makeReadAnswer } from '../core/answers/read-answer.ts';
import { makeReplyToMessage } from '../core/answers/reply-to-message.ts';
import { makeStorePrecomputed } from '../core/answers/store-precomputed.ts';
import { makeTrimAnswers } from '../core/answers/trim-answers.ts';
import type { StatisticsStore } from '../core/stats/statistics-store.ts';
import { fromAnswerCursor, toAnswerCursor } from '../http/answer-cursor.ts';
import { MESSAGE } from '../http/contracts/message-contracts.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { bindOperation, type Call, type Operation } from '../http/operation.ts';
import { lazyFindContext } from './lazy-find-context.ts';
import { lazyQuestions } from './lazy-questions.ts';
import { makeModel } from './model.ts';
import { lazyOutsideWork } from './outside-work.ts';
import { clock, makePlatform } from './platform.ts';

const DEFAULT_LIMIT = 100;

/** Parts of the message function: questions and their answers. */
export function wireMessage(): HandlerParts {
  const { env, client, ledger, parts } = makePlatform('message');
  const { defaults, cacheTable, memoryTable, statisticsTable } = env;
  const tables = { client, cacheTable, memoryTable };
  const memory = { client, tableName: memoryTable };
  const findContext = lazyFindContext(memory, makeAgentStateReader(memory));
  const statistics = makeStatisticsStore(client, statisticsTable, ledger);
  const ports: ReplyPorts = {
    answers: makeAnswerCache(tables, clock, ledger.noteKept),
    questions: lazyQuestions({ log: makeQuestionLog(client, cacheTable), clock, timer }),
    makeAnswer: makeMakeAnswer({ findContext, model: makeModel(), clock, stopwatch }),
    outside: lazyOutsideWork(),
    statistics,
    defaults,
    clock,
    stopwatch,
    timer,
    newId,
    sha256,
  };
  const trim = makeTrimAnswers({ trimmer: makeAnswerTrimmer(tables, ledger.noteKept), defaults, clock });
  const counted = makeCounted(statistics);
  return {
    ...parts,
    operations: [
      ...replying(ports),
      ...catalog(makeAnswerCatalog(client, cacheTable, ledger.noteKept), ports, counted),
      bindOperation(MESSAGE.trimAnswers, (_, call) => counted(call, trim(call.scope, call.observer))),
    ],
  };
}

/** Waits for work on stored answers and then counts what it changed; a failure to count is a fault, nobody's error. */
type Counted = <T>(call: Call, work: Promise<T>) => Promise<T>;

function makeCounted({ recordCarried }: StatisticsStore): Counted {
  return async ({ scope, observer }, work) => {
    const done = await work;
    try {
      await recordCarried(scope, clock());
    } catch (error) {
      observer.fault('statistics', error);
    }
    return done;
  };
}

function replying(ports: ReplyPorts): Operation[] {
  const reply = makeReplyToMessage(ports);
  const finish = makeFinishAnswer(ports);
  return [
    bindOperation(MESSAGE.answer, (request, { scope, observer }) => reply(scope, request, observer)),
    bindOperation(MESSAGE.explain, async ({ message }, { scope }) => {
      const { makeExplainMatch } = await import('../core/answers/explain-match.ts');
      return await makeExplainMatch(ports)(scope, message);
    }),
    bindOperation(MESSAGE.finishAnswer, ({ owner, ...late }, { scope, observer }) =>
      finish({ scope, ...late, ...(owner === undefined ? {} : { owner }) }, observer),
    ),
  ];
}

function catalog(answers: AnswerCatalog, ports: ReplyPorts, counted: Counted): Operation[] {
  const readAnswer = makeReadAnswer(ports);
  const storePrecomputed = makeStorePrecomputed(ports);
  return [
    bindOperation(
      MESSAGE.getAnswer,
      ({ answerId }, { scope }) => readAnswer(scope, answerId),
      ({ status }) => (status === 'pending' ? 202 : 200),
    ),
    bindOperation(MESSAGE.listAnswers, async ({ limit = DEFAULT_LIMIT, cursor }, { scope }) => {
      const after = cursor === undefined ? undefined : fromAnswerCursor(scope, cursor, sha256);
      const { answers: page, next } = await answers.list(scope, limit, after);
      const nextCursor = next === undefined ? {} : { nextCursor: toAnswerCursor(scope, next, sha256) };
      const live = page.filter((answer) => isLive(answer, ports.clock()));
      return { answers: live.map(toStoredFacts), ...nextCursor };
    }),
    bindOperation(MESSAGE.storeAnswer, async (answer, call) =>
      toStoredFacts(await counted(call, storePrecomputed(call.scope, answer))),
    ),
    bindOperation(MESSAGE.clearAnswers, async (_, call) => ({
      cleared: await counted(call, answers.clear(call.scope)),
    })),
  ];
}
