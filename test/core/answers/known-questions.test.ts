import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_MATCHED, makeKnownQuestions } from '../../../functions/core/answers/known-questions.ts';
import { LONGEST_MATCHED_CHARS, type QuestionLog } from '../../../functions/core/answers/question-log.ts';
import { toSignature } from '../../../functions/core/answers/similar/question-signature.ts';
import { makeAnswerMemory } from '../support/answer-memory.ts';
import { makeStored, SCOPE } from '../support/asking.ts';
import { makeTime } from '../support/time.ts';

/** Questions with it count as others do, but take no time to read. */
const TOO_LONG = 'x'.repeat(LONGEST_MATCHED_CHARS);

function makeInstance(mostKept?: number) {
  const time = makeTime();
  const answers = makeAnswerMemory(time.clock);
  const questions = makeKnownQuestions({
    log: answers,
    ...time,
    ...(mostKept === undefined ? {} : { mostKept }),
  });
  const store = (position: number, answeredAtMs = position) =>
    answers.store(SCOPE, makeStored(`question ${position}?`, { answeredAtMs }));
  const storeMany = async (to: number) => {
    for (let position = 0; position < to; position++) await store(position);
  };
  const refresh = () => time.pass(questions.refresh(SCOPE));
  return { time, answers, questions, store, storeMany, refresh };
}

describe('makeKnownQuestions', () => {
  it('reads the whole log first, and then a page of its end', async () => {
    const { answers, questions, storeMany, refresh } = makeInstance();
    await storeMany(100);
    expect(questions.peek(SCOPE)).toBeUndefined();
    expect((await refresh()).size()).toBe(100);
    expect(questions.peek(SCOPE)?.size()).toBe(100);
    await refresh();
    expect(answers.reads).toEqual([`newest ${MOST_MATCHED}`, 'newest 16']);
  });

  it.each([1, 8, 9, 15, 16, 17, 100])('takes up %i questions that are new', async (added) => {
    const { storeMany, refresh } = makeInstance();
    await storeMany(50);
    await refresh();
    await storeMany(50 + added);
    expect((await refresh()).size()).toBe(50 + added);
  });

  it('takes up one that was answered a little earlier than what it knows', async () => {
    const { answers, store, storeMany, refresh } = makeInstance();
    await storeMany(50);
    await refresh();
    await store(99, 45);
    expect((await refresh()).size()).toBe(51);
    expect(answers.reads).toHaveLength(2);
  });

  it('takes up a new answer to a question that it knows', async () => {
    const { answers, storeMany, refresh } = makeInstance();
    await storeMany(20);
    await refresh();
    await answers.store(SCOPE, makeStored('question 3?', { answeredAtMs: 500, dependencies: { orders: 1 } }));
    const index = await refresh();
    expect(index.size()).toBe(20);
    const found = index.compareAll(toSignature('question 3?'), 0.65);
    expect(found.find(({ judgement }) => judgement.accepted)?.question).toMatchObject({
      dependencies: { orders: 1 },
    });
  });

  it('knows after any order of storing and refreshing what is in the log', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant('refresh'), fc.integer({ min: 1, max: 40 })), { maxLength: 8 }),
        async (steps) => {
          const { store, refresh } = makeInstance();
          let stored = 0;
          for (const step of steps)
            if (typeof step === 'number') for (let each = 0; each < step; each++) await store(stored++);
            else await refresh();
          expect((await refresh()).size()).toBe(stored);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reads on until it meets what it knows', async () => {
    const { answers, store, storeMany, refresh } = makeInstance();
    await storeMany(50);
    await refresh();
    for (let position = 50; position < 62; position++) await store(position);
    await store(99, 42.5);
    expect((await refresh()).size()).toBe(63);
    expect(answers.reads.slice(1)).toEqual(['newest 16', 'newest 64']);
  });

  describe('of a log of many pages', () => {
    const makePaged = (stored: number) => {
      const time = makeTime();
      const answers = makeAnswerMemory(time.clock);
      const limits: number[] = [];
      const log: QuestionLog = {
        newest: (scope, limit, after) => {
          limits.push(limit);
          return answers.newest(scope, Math.min(limit, 2000), after);
        },
      };
      const questions = makeKnownQuestions({ log, ...time });
      const storeAll = async () => {
        for (let position = 0; position < stored; position++)
          await answers.store(SCOPE, makeStored(`${position} ${TOO_LONG}`, { answeredAtMs: position }));
      };
      return { time, questions, limits, storeAll };
    };

    it('takes all, and no more than are matched', async () => {
      const few = makePaged(2500);
      await few.storeAll();
      expect((await few.time.pass(few.questions.load(SCOPE))).size()).toBe(2500);
      expect(few.limits).toEqual([5000, 3000]);
      const many = makePaged(5500);
      await many.storeAll();
      expect((await many.time.pass(many.questions.load(SCOPE))).size()).toBe(5000);
      expect(many.limits).toEqual([5000, 3000, 1000]);
    });
  });

  it('expects no deletions of an agent that it has not met', () => {
    expect(makeInstance().questions.expectDeletions(SCOPE, 0)).toBe(false);
  });

  it('reads the whole log anew after a quarter of an hour, which drops what was deleted', async () => {
    const { time, answers, storeMany, refresh } = makeInstance();
    await storeMany(20);
    await refresh();
    answers.lose(makeStored('question 3?').answerId);
    expect((await refresh()).size()).toBe(20);
    await time.pass(time.timer.sleep(15 * 60_000));
    expect((await refresh()).size()).toBe(19);
  });

  it('reads the whole log anew by when deletions were said to be done', async () => {
    const { time, questions, answers, storeMany, refresh } = makeInstance();
    await storeMany(20);
    await refresh();
    const byMs = time.clock() + 10_000;
    expect(questions.expectDeletions(SCOPE, byMs)).toBe(true);
    expect(questions.expectDeletions(SCOPE, byMs + 5)).toBe(false);
    answers.lose(makeStored('question 3?').answerId);
    await time.pass(time.timer.sleep(10_000));
    expect((await refresh()).size()).toBe(19);
    expect(questions.expectDeletions(SCOPE, byMs + 10_000)).toBe(true);
  });

  it('keeps agents apart, also those of one name', async () => {
    const { questions, storeMany, refresh } = makeInstance();
    await storeMany(2);
    await refresh();
    expect(questions.peek({ ...SCOPE, tenant: 'other' })).toBeUndefined();
    expect(questions.peek({ ...SCOPE, agentId: 'other' })).toBeUndefined();
  });

  it('lets the agent go that was asked longest ago when it holds too many questions', async () => {
    const { time, questions, storeMany } = makeInstance(400);
    await storeMany(45);
    const scopes = Array.from({ length: 10 }, (_, index) => ({ ...SCOPE, agentId: `agent-${index}` }));
    for (const scope of scopes) await time.pass(questions.refresh(scope));
    expect(scopes.map((scope) => questions.peek(scope) !== undefined)).toEqual([
      false,
      false,
      ...Array.from({ length: 8 }, () => true),
    ]);
    const [, , third = SCOPE, fourth = SCOPE] = scopes;
    for (const scope of [third, SCOPE]) await time.pass(questions.refresh(scope));
    expect([third, fourth].map((scope) => questions.peek(scope) !== undefined)).toEqual([true, false]);
  });
});
