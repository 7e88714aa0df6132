import type { AnswerTables } from '../adapters/dynamodb/answer-cache.ts';
import { makeAnswerCatalog } from '../adapters/dynamodb/answer-catalog.ts';
import { makeAnswerTrimmer } from '../adapters/dynamodb/answer-trimmer.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { isLive } from '../core/answers/answer-store.ts';
import type { ReplyPorts } from '../core/answers/ask.ts';
import { toStoredFacts } from '../core/answers/message-reply.ts';
import type { PrecomputedAnswer } from '../core/answers/message-request.ts';
import { makeReadAnswer } from '../core/answers/read-answer.ts';
import { makeStorePrecomputed } from '../core/answers/store-precomputed.ts';
import { makeTrimAnswers } from '../core/answers/trim-answers.ts';
import type { Scope } from '../core/scope.ts';
import type { NoteKept } from '../core/stats/statistics-ledger.ts';
import type { StatisticsRecorder } from '../core/stats/statistics-store.ts';
import { fromAnswerCursor, toAnswerCursor } from '../http/answer-cursor.ts';
import type { Call } from '../http/operation.ts';
import { clock } from './platform.ts';

export type KeptAnswersPorts = Omit<ReplyPorts, 'statistics'> &
  AnswerTables & { readonly statistics: StatisticsRecorder; readonly noteKept: NoteKept };

const DEFAULT_LIMIT = 100;

interface Page {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The operators' side of the stored answers. */
export function makeKeptAnswers(ports: KeptAnswersPorts) {
  const { client, cacheTable, noteKept, defaults } = ports;
  const catalog = makeAnswerCatalog(client, cacheTable, noteKept);
  const storePrecomputed = makeStorePrecomputed(ports);
  const trim = makeTrimAnswers({ trimmer: makeAnswerTrimmer(ports, noteKept), defaults, clock });
  const counted = makeCounted(ports.statistics);
  return {
    read: makeReadAnswer(ports),
    list: async (scope: Scope, { limit = DEFAULT_LIMIT, cursor }: Page) => {
      const after = cursor === undefined ? undefined : fromAnswerCursor(scope, cursor, sha256);
      const { answers: page, next } = await catalog.list(scope, limit, after);
      const nextCursor = next === undefined ? {} : { nextCursor: toAnswerCursor(scope, next, sha256) };
      const live = page.filter((answer) => isLive(answer, clock()));
      return { answers: live.map(toStoredFacts), ...nextCursor };
    },
    store: async (call: Call, answer: PrecomputedAnswer) =>
      toStoredFacts(await counted(call, storePrecomputed(call.scope, answer))),
    clear: async (call: Call) => ({ cleared: await counted(call, catalog.clear(call.scope)) }),
    trim: async (call: Call) => await counted(call, trim(call.scope, call.observer)),
  };
}

/** Waits for work on stored answers and then counts what it changed; a failure to count is a fault, nobody's error. */
function makeCounted({ recordCarried }: StatisticsRecorder) {
  return async <T>({ scope, observer }: Call, work: Promise<T>): Promise<T> => {
    const done = await work;
    try {
      await recordCarried(scope, clock());
    } catch (error) {
      observer.fault('statistics', error);
    }
    return done;
  };
}
