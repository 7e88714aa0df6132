import { makeAnswerCache } from '../adapters/dynamodb/answer-cache.ts';
import { makeStatisticsRecorder } from '../adapters/dynamodb/statistics-recorder.ts';
import { newId } from '../adapters/node/new-id.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { stopwatch, timer } from '../adapters/node/timer.ts';
import type { ReplyPorts } from '../core/answers/ask.ts';
import type { MakeAnswer } from '../core/answers/make-answer.ts';
import { makeReplyToMessage } from '../core/answers/reply-to-message.ts';
import { lazily, lazyFunction } from '../core/lazily.ts';
import type { FindContext } from '../core/memory/question-context.ts';
import { MESSAGE } from '../http/contracts/message-contracts.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { bindOperation, type Operation } from '../http/operation.ts';
import type { KeptAnswersPorts } from './kept-answers.ts';
import { lazyFindContext } from './lazy-find-context.ts';
import { lazyQuestions } from './lazy-questions.ts';
import { makeModel } from './model.ts';
import { lazyOutsideWork } from './outside-work.ts';
import { clock, makePlatform } from './platform.ts';

/** Parts of the message function: questions and their answers. */
export function wireMessage(): HandlerParts {
  const { env, client, ledger, parts } = makePlatform('message');
  const { defaults, cacheTable, memoryTable } = env;
  const tables = { client, cacheTable, memoryTable };
  const { noteKept } = ledger;
  const ports = {
    answers: makeAnswerCache(tables, clock, noteKept),
    questions: lazyQuestions(client, cacheTable),
    makeAnswer: lazyMakeAnswer(lazyFindContext({ client, tableName: memoryTable })),
    outside: lazyOutsideWork(),
    statistics: makeStatisticsRecorder(client, env.statisticsTable, ledger),
    defaults,
    clock,
    stopwatch,
    timer,
    newId,
    sha256,
  };
  return { ...parts, operations: [...replying(ports), ...keeping({ ...ports, ...tables, noteKept })] };
}

function lazyMakeAnswer(findContext: FindContext): MakeAnswer {
  const model = makeModel();
  return lazyFunction(async () => {
    const { makeMakeAnswer } = await import('../core/answers/make-answer.ts');
    return makeMakeAnswer({ findContext, model, clock, stopwatch });
  });
}

/** The operation of most requests comes first; what the others need is loaded with them. */
function replying(ports: ReplyPorts): Operation[] {
  const reply = makeReplyToMessage(ports);
  const explain = lazyFunction(async () =>
    (await import('../core/answers/explain-match.ts')).makeExplainMatch(ports),
  );
  const finish = lazyFunction(async () =>
    (await import('../core/answers/finish-answer.ts')).makeFinishAnswer(ports),
  );
  return [
    bindOperation(MESSAGE.answer, (request, { scope, observer }) => reply(scope, request, observer)),
    bindOperation(MESSAGE.explain, ({ message }, { scope }) => explain(scope, message)),
    bindOperation(MESSAGE.finishAnswer, ({ owner, ...late }, { scope, observer }) =>
      finish({ scope, ...late, ...(owner === undefined ? {} : { owner }) }, observer),
    ),
  ];
}

/** Reading, storing and deleting of answers. */
function keeping(ports: KeptAnswersPorts): Operation[] {
  const kept = lazily(async () => (await import('./kept-answers.ts')).makeKeptAnswers(ports));
  return [
    bindOperation(
      MESSAGE.getAnswer,
      async ({ answerId }, { scope }) => await (await kept()).read(scope, answerId),
      ({ status }) => (status === 'pending' ? 202 : 200),
    ),
    bindOperation(MESSAGE.listAnswers, async (page, { scope }) => await (await kept()).list(scope, page)),
    bindOperation(MESSAGE.storeAnswer, async (answer, call) => await (await kept()).store(call, answer)),
    bindOperation(MESSAGE.clearAnswers, async (_, call) => await (await kept()).clear(call)),
    bindOperation(MESSAGE.trimAnswers, async (_, call) => await (await kept()).trim(call)),
  ];
}
