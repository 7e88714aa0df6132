import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { answerIdOf } from '../../../functions/core/answers/answer-id.ts';
// Loaded with their first use in the functions, which no virtual time waits for.
import '../../../functions/core/answers/answer-anew.ts';
import '../../../functions/core/answers/answer-similarly.ts';
import '../../../functions/core/answers/answer-unseen.ts';
import type { AnswerCache, StoredAnswer, TokenUsage } from '../../../functions/core/answers/answer-store.ts';
import type { ReplyPorts } from '../../../functions/core/answers/ask.ts';
import { makeExplainMatch } from '../../../functions/core/answers/explain-match.ts';
import { makeFinishAnswer } from '../../../functions/core/answers/finish-answer.ts';
import { makeKnownQuestions } from '../../../functions/core/answers/known-questions.ts';
import { makeMakeAnswer } from '../../../functions/core/answers/make-answer.ts';
import type { MessageRequest } from '../../../functions/core/answers/message-request.ts';
import type { LateQuestion } from '../../../functions/core/answers/outside-work.ts';
import { makeReplyToMessage } from '../../../functions/core/answers/reply-to-message.ts';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import { makeFindContext } from '../../../functions/core/memory/question-context.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import type { ResponseRecord } from '../../../functions/core/stats/statistics-store.ts';
import { type AnswerMemory, makeAnswerMemory } from './answer-memory.ts';
import { makeLiveMemory } from './live-memory.ts';
import { makeObserved } from './observed.ts';
import { makeTime, type Time } from './time.ts';

export const SCOPE = { tenant: 'local', agentId: 'agent-1' };

export const idOf = (message: string) => answerIdOf(message, sha256);

export interface AskingOptions {
  /** How long the model takes, ms. */
  readonly modelMs?: number;
  /** What the model throws when its time is over. */
  readonly modelError?: Error;
  readonly entries?: readonly MemoryEntry[];
  readonly answers?: (answers: AnswerMemory, time: Time) => Partial<AnswerCache>;
  readonly ports?: (time: Time) => Partial<ReplyPorts>;
}

/** An agent that answers messages from a store, a memory and a model that are all in memory, in a time of its own. */
export function makeAsking(options: AskingOptions = {}) {
  const time = makeTime();
  const observed = makeObserved();
  const live = makeLiveMemory(options.entries ?? []);
  const answers = makeAnswerMemory(time.clock, { mark: live.memory.mark });
  const asked: string[] = [];
  const handedOn: LateQuestion[] = [];
  const trims: string[] = [];
  const records: ResponseRecord[] = [];
  const lateTokens: TokenUsage[] = [];
  const answer = async ({ message }: { readonly message: string }) => {
    asked.push(message);
    if (options.modelMs !== undefined) await time.timer.sleep(options.modelMs);
    if (options.modelError !== undefined) throw options.modelError;
    const usage = { inputTokens: 10, outputTokens: 5 };
    return { text: `answer ${asked.length}`, model: 'model-1', usage };
  };
  const findContext = makeFindContext({ ...live, ...time });
  let ids = 0;
  const ports: ReplyPorts = {
    ...time,
    answers: { ...answers, ...options.answers?.(answers, time) },
    questions: makeKnownQuestions({ log: answers, ...time }),
    makeAnswer: makeMakeAnswer({ findContext, model: { answer }, ...time }),
    outside: {
      prepare: async () => {},
      finish: async (question) => void handedOn.push(question),
      trim: async ({ agentId }) => void trims.push(agentId),
    },
    statistics: {
      recordResponse: async (_, __, record) => void records.push(record),
      recordLateAnswer: async (_, __, tokens) => void lateTokens.push(tokens),
    },
    defaults: DEFAULT_SETTINGS,
    newId: () => `id-${++ids}`,
    sha256,
    ...options.ports?.(time),
  };
  const reply = makeReplyToMessage(ports);
  const finish = makeFinishAnswer(ports);
  const ask = (request: MessageRequest) => reply(SCOPE, request, observed);
  return {
    ...{ time, observed, answers, ports, asked, handedOn, trims, records, lateTokens },
    explain: (message: string) => time.pass(makeExplainMatch(ports)(SCOPE, message)),
    /** Sends a message and lets time pass until it is answered. */
    ask: (message: string, more: Omit<MessageRequest, 'message'> = {}) =>
      time.pass(ask({ message, ...more })),
    /** Sends several at the same time. */
    askAtOnce: (messages: readonly string[]) =>
      time.pass(Promise.all(messages.map((message) => ask({ message })))),
    wait: (waitMs: number) => time.pass(time.timer.sleep(waitMs)),
    finish: (question: LateQuestion) => time.pass(finish(question, observed)),
    storedFor: async (message: string) => (await answers.find(SCOPE, idOf(message))).stored,
  };
}

/** A stored answer to the message, made of a model an hour before noon and good for a day. */
export function makeStored(message: string, given: Partial<StoredAnswer> = {}): StoredAnswer {
  const answeredAtMs = Date.UTC(2026, 6, 1, 11);
  return {
    answerId: idOf(message),
    message,
    response: 'as stored',
    origin: 'model',
    answeredAtMs,
    model: 'model-0',
    usage: { inputTokens: 7, outputTokens: 3 },
    dependencies: {},
    expiresAtMs: answeredAtMs + 86_400_000,
    ...given,
  };
}
