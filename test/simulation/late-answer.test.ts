import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeAnswerCache } from '../../functions/adapters/dynamodb/answer-cache.ts';
import { makeLiveEntries } from '../../functions/adapters/dynamodb/live-entries.ts';
import { makeAgentStateReader } from '../../functions/adapters/dynamodb/memory-reader.ts';
import { makeQuestionLog } from '../../functions/adapters/dynamodb/question-log.ts';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { answerIdOf } from '../../functions/core/answers/answer-id.ts';
import { makeStatisticsStore } from '../support/statistics-store.ts';
// Loaded with its first use in the functions, which no virtual time waits for.
import '../../functions/core/answers/answer-similarly.ts';
import type { ReplyPorts } from '../../functions/core/answers/ask.ts';
import { makeFinishAnswer } from '../../functions/core/answers/finish-answer.ts';
import { makeKnownQuestions } from '../../functions/core/answers/known-questions.ts';
import { makeMakeAnswer } from '../../functions/core/answers/make-answer.ts';
import type { MessageReply } from '../../functions/core/answers/message-reply.ts';
import type { LateQuestion } from '../../functions/core/answers/outside-work.ts';
import { makeReadAnswer } from '../../functions/core/answers/read-answer.ts';
import { makeReplyToMessage } from '../../functions/core/answers/reply-to-message.ts';
import { makeFindContext } from '../../functions/core/memory/question-context.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { DEFAULT_SETTINGS } from '../../functions/core/settings/settings.ts';
import { partsOf } from '../contracts/dynamodb-memory.ts';
import { makeMemoryUseCases, SILENT } from '../contracts/memory-use-cases.ts';
import { newScope } from '../support/dynamodb.ts';
import { answerHistory } from '../support/simulation/answer-history.ts';
import { anyChaos } from '../support/simulation/chaos.ts';
import { type InProcessDynamodb, startInProcessDynamodb } from '../support/simulation/in-process-dynamodb.ts';
import type { Instance } from '../support/simulation/instance.ts';
import { playRuns } from '../support/simulation/runs.ts';
import { simulate, type World } from '../support/simulation/simulate.ts';

const MESSAGE = 'How many rows did the orders load bring?';
const ANSWER_ID = answerIdOf(MESSAGE, sha256);
const CLAIM_MS = 28_000;
const TEXT = /^the model's, at version (\d+)$/;

const anyPlan = fc.record({
  asks: fc.array(
    fc.record({
      deadlineMs: fc.constantFrom(200, 1500),
      cache: fc.constantFrom('semantic' as const, 'exact' as const),
    }),
    { minLength: 2, maxLength: 3, size: 'max' },
  ),
  /** How long the model takes. */
  modelMs: fc.constantFrom(0, 100, 1000, 5000),
  /** Whether an entry is added to memory meanwhile; if that breaks off, it is tried again afterwards. */
  isRemembered: fc.boolean(),
});

type Plan = typeof anyPlan extends fc.Arbitrary<infer T> ? T : never;

/** What happened to one question. */
interface Log {
  modelCalls: number;
  /** How often the model is at work now, and at most was. */
  readonly running: Set<string>;
  mostRunning: number;
  /** What instances went on without. */
  readonly faults: string[];
  readonly handedOn: LateQuestion[];
  /** Additions to memory that were acknowledged. */
  version: number;
}

let dynamodb: InProcessDynamodb;
beforeAll(async () => {
  dynamodb = await startInProcessDynamodb();
});

describe('instances that are asked an equal question at once', { timeout: 3_600_000 }, () => {
  it('ask the model once, answer each, store what it says and nothing else, and serve nothing stale', async () => {
    await playRuns(
      'late-answer',
      fc.asyncProperty(fc.scheduler(), anyChaos(40), anyPlan, (scheduler, chaos, plan) =>
        simulate(scheduler, dynamodb, chaos, (world) => playQuestion(world, plan)),
      ),
    );
  });
});

async function playQuestion(world: World, plan: Plan): Promise<void> {
  const scope = newScope();
  const log: Log = {
    modelCalls: 0,
    running: new Set(),
    mostRunning: 0,
    faults: [],
    handedOn: [],
    version: 0,
  };
  const from = world.history.length;
  const startMs = world.time.clock();
  const outside = { work: [Promise.resolve()] };
  const asks = plan.asks.map(async ({ deadlineMs, cache }, index) => {
    const instance = world.start(`i${index}`);
    const ports = portsOf(world, instance, scope, plan.modelMs, log, outside);
    const end = await instance.run(() =>
      makeReplyToMessage(ports)(scope, { message: MESSAGE, deadlineMs, cache }, instance.observed),
    );
    log.faults.push(...instance.observed.faults);
    expect(end.kind).not.toBe('failed');
    if (end.kind === 'done') expectHonest(end.value, 0);
    return end.kind === 'done' ? [end.value] : [];
  });
  const adding = plan.isRemembered ? remember(world, world.start('m'), scope, log) : undefined;
  const replies = (await Promise.all(asks)).flat();
  await adding;
  await allOf(outside.work);

  const { answers } = answerHistory(world.history.slice(from), scope);
  for (const { response } of answers) expect(response).toMatch(TEXT);
  const times = answers.map(({ answeredAtMs }) => answeredAtMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const elapsedMs = world.time.clock() - startMs;
  // A question that was handed on is asked again; who cannot read what is stored in time asks for himself.
  const isAlone = !world.wasDisturbed() && elapsedMs < 3000 && log.handedOn.length + log.faults.length === 0;
  if (isAlone) expect(log.mostRunning).toBeLessThanOrEqual(1);
  if (isAlone && !plan.isRemembered) {
    expect(log.modelCalls).toBe(1);
    expect(replies.map(({ source }) => source)).toContain('model');
  }
  await expectReady(world, scope, log, plan);
}

/** Whoever asks again later gets an answer, and every question that was handed on has one. */
async function expectReady(world: World, scope: Scope, log: Log, plan: Plan): Promise<void> {
  world.calmDown();
  await world.time.timer.sleep(CLAIM_MS);
  const later = world.start('later');
  const outside = { work: [Promise.resolve()] };
  const ports = portsOf(world, later, scope, 0, log, outside);
  const readAnswer = makeReadAnswer(ports);
  if (!world.wasDisturbed() && log.handedOn.length > 0)
    expect(await readAnswer(scope, ANSWER_ID)).toMatchObject({ status: 'ready' });
  const reply = makeReplyToMessage(ports);
  const ask = async () => await reply(scope, { message: MESSAGE, deadlineMs: 5000 }, later.observed);
  if (plan.isRemembered && log.version === 0) await remember(world, later, scope, log);
  const first = await ask();
  expect(['model', 'exact'], JSON.stringify(plan)).toContain(first.source);
  expectHonest(first, log.version);
  expect(await readAnswer(scope, ANSWER_ID)).toMatchObject({ status: 'ready', response: first.response });
  await remember(world, later, scope, log, 'second');
  const second = await ask();
  expect(second.source).toBe('model');
  expectHonest(second, log.version);
}

/** What is given for an answer is the model's, made from at least so many entries. */
function expectHonest({ source, response }: MessageReply, since: number): void {
  const version = TEXT.exec(response)?.[1];
  expect(version === undefined).toBe(source === 'fallback');
  if (version !== undefined) expect(Number(version)).toBeGreaterThanOrEqual(since);
}

/** Adds the entry of that key, which may have been tried before. */
async function remember(
  world: World,
  instance: Instance,
  scope: Scope,
  log: Log,
  key = 'first',
): Promise<void> {
  const table = { client: instance.client, tableName: world.dynamodb.memoryTable };
  const { clock, timer } = world.time;
  const memory = makeMemoryUseCases(partsOf(table, clock), {}, SILENT, { timer, newId: instance.newId });
  const end = await instance.run(() => memory.add(scope, [{ content: 'orders load: 40 rows' }], key));
  if (end.kind === 'done') log.version++;
}

/** Ends with all of the work, that which comes to it meanwhile too. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  for (let seen = 0; seen < work.length; ) {
    seen = work.length;
    await Promise.all(work);
  }
}

interface Outside {
  readonly work: Promise<void>[];
}

function portsOf(
  world: World,
  instance: Instance,
  scope: Scope,
  modelMs: number,
  log: Log,
  outside: Outside,
): ReplyPorts {
  const { clock, timer, stopwatch } = world.time;
  const { client, newId } = instance;
  const { memoryTable, cacheTable, statisticsTable } = world.dynamodb;
  const answer = async ({ totalEntries }: { readonly totalEntries: number }, timeoutMs: number) => {
    log.modelCalls++;
    const call = newId();
    log.running.add(call);
    log.mostRunning = Math.max(log.mostRunning, log.running.size);
    try {
      if (modelMs > 0) await timer.sleep(Math.min(modelMs, timeoutMs));
      if (modelMs > timeoutMs) throw new Error('The time is over.');
      return await instance.act('model', () => ({
        text: `the model's, at version ${totalEntries}`,
        model: 'model-1',
      }));
    } finally {
      log.running.delete(call);
    }
  };
  const table = { client, tableName: memoryTable };
  const states = makeAgentStateReader(table);
  const findContext = makeFindContext({ live: makeLiveEntries(table), states, timer, stopwatch });
  return {
    answers: makeAnswerCache({ client, cacheTable, memoryTable }, clock),
    questions: makeKnownQuestions({ log: makeQuestionLog(client, cacheTable), clock, timer }),
    makeAnswer: makeMakeAnswer({ findContext, model: { answer }, clock, stopwatch }),
    outside: {
      prepare: async () => {},
      finish: async (question) => {
        const handing = instance.act('hand on', () => {
          log.handedOn.push(question);
          outside.work.push(finishLate(world, question, scope, modelMs, log));
        });
        // The reply may leave before that is over, unless the instance dies.
        outside.work.push(instance.run(() => handing).then(() => {}));
        await handing;
      },
      trim: async () => {},
    },
    statistics: makeStatisticsStore(client, statisticsTable),
    defaults: DEFAULT_SETTINGS,
    ...{ clock, stopwatch, timer, newId, sha256 },
  };
}

/** What the platform does with a question that was handed on: an instance finishes it, and another if that one fails. */
async function finishLate(
  world: World,
  question: LateQuestion,
  scope: Scope,
  modelMs: number,
  log: Log,
): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const instance = world.start(`${question.owner}-late${attempt}`);
    const ports = portsOf(world, instance, scope, modelMs, log, { work: [] });
    const end = await instance.run(() => makeFinishAnswer(ports)(question, instance.observed));
    if (end.kind === 'done') return;
  }
}
