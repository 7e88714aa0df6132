import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionFacts } from '../../../functions/core/answers/question-log.ts';
import {
  type AnswerTrimmer,
  makeResumeTrim,
  makeTrimAnswers,
} from '../../../functions/core/answers/trim-answers.ts';
import { applyPatch, DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { makeStored, SCOPE } from '../support/asking.ts';
import { makeObserved } from '../support/observed.ts';

const NOW_MS = 1_000_000;

function makeQuestion(position: number, given: Partial<QuestionFacts> = {}): QuestionFacts {
  return makeStored(`question ${position}?`, { answeredAtMs: position, expiresAtMs: NOW_MS + 1, ...given });
}

const makeQuestions = (count: number) => Array.from({ length: count }, (_, index) => makeQuestion(index + 1));

/** Stored questions, trimmed beyond 20 to the 10 most recent. */
function makeTrimming(questions: readonly QuestionFacts[], given: Partial<AnswerTrimmer> = {}) {
  const kept = new Map(questions.map((question) => [question.answerId, question]));
  let begunAsOfMs: number | undefined;
  const trimmer: AnswerTrimmer = {
    survey: async () => ({
      questions: [...kept.values()].sort((a, b) => b.answeredAtMs - a.answeredAtMs),
      settings: { answers: { keepStored: 10 } },
      ...(begunAsOfMs === undefined ? {} : { begunAsOfMs }),
    }),
    hasBegun: async () => begunAsOfMs !== undefined,
    begin: async (_, asOfMs) => {
      begunAsOfMs = asOfMs;
    },
    remove: async (_, gone) => {
      for (const { answerId } of gone) kept.delete(answerId);
    },
    end: async () => {
      begunAsOfMs = undefined;
    },
    ...given,
  };
  const defaults = applyPatch(DEFAULT_SETTINGS, { answers: { maxStored: 20 } });
  const observed = makeObserved();
  const trimWith = (ports: AnswerTrimmer) =>
    makeTrimAnswers({ trimmer: ports, defaults, clock: () => NOW_MS })(SCOPE, observed);
  return {
    observed,
    trimmer,
    trimWith,
    trim: () => trimWith(trimmer),
    resume: () => makeResumeTrim({ trimmer, defaults, clock: () => NOW_MS })(SCOPE),
    add: (question: QuestionFacts) => void kept.set(question.answerId, question),
    times: () => [...kept.values()].map(({ answeredAtMs }) => answeredAtMs).sort((a, b) => a - b),
  };
}

describe('trimAnswers', () => {
  it('does nothing up to the limit', async () => {
    const { trim, times } = makeTrimming(makeQuestions(20));
    expect(await trim()).toEqual({ kept: 20, removed: 0 });
    expect(times()).toHaveLength(20);
  });

  it('keeps the most recent ones past the limit, and then does nothing again', async () => {
    const { trim, times, observed } = makeTrimming(makeQuestions(21));
    expect(await trim()).toEqual({ kept: 10, removed: 11 });
    expect(observed.notes).toEqual([{ event: 'answers trimmed', kept: 10, removed: 11 }]);
    expect(times()).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21]);
    expect(await trim()).toEqual({ kept: 10, removed: 0 });
  });

  it('neither counts nor removes precomputed answers', async () => {
    const ahead = Array.from({ length: 30 }, (_, index) =>
      makeQuestion(-index, { origin: 'precomputed', expiresAtMs: undefined }),
    );
    const few = makeTrimming([...ahead, ...makeQuestions(20)]);
    expect(await few.trim()).toMatchObject({ removed: 0 });
    const many = makeTrimming([...ahead, ...makeQuestions(21)]);
    expect(await many.trim()).toEqual({ kept: 40, removed: 11 });
  });

  it('does not count answers past their time, and removes them with the others', async () => {
    const over = (position: number) => makeQuestion(position, { expiresAtMs: NOW_MS });
    const few = makeTrimming([...makeQuestions(20), over(50)]);
    expect(await few.trim()).toMatchObject({ removed: 0 });
    const many = makeTrimming([...makeQuestions(21), over(50)]);
    expect(await many.trim()).toEqual({ kept: 10, removed: 12 });
  });

  it('is finished by the next when it broke off, and leaves what was answered since', async () => {
    const { trimmer, trimWith, trim, add, times } = makeTrimming(makeQuestions(21));
    const brokenOff = trimWith({
      ...trimmer,
      remove: async (scope, answerIds) => {
        await trimmer.remove(scope, answerIds.slice(0, 4));
        throw new Error('killed');
      },
    });
    await expect(brokenOff).rejects.toThrow('killed');
    add(makeQuestion(NOW_MS + 1));
    const begin = async () => Promise.reject(new Error('begun already'));
    expect(await trimWith({ ...trimmer, begin, remove: async () => {}, end: async () => {} })).toBeDefined();
    expect(await trim()).toEqual({ kept: 11, removed: 7 });
    expect(times()).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, NOW_MS + 1]);
  });

  it('is finished later by who looks for what broke off, and begun by it never', async () => {
    const { trimmer, resume, times } = makeTrimming(makeQuestions(21));
    await resume();
    expect(times()).toHaveLength(21);
    await trimmer.begin(SCOPE, NOW_MS);
    await resume();
    expect(times()).toHaveLength(10);
  });

  it('leaves the same when two run at once', async () => {
    const { trim, times } = makeTrimming(makeQuestions(40));
    await Promise.all([trim(), trim()]);
    expect(times()).toEqual([31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
  });

  it('leaves the most recent ones of any number', () => {
    return fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (count) => {
        const { trim, times } = makeTrimming(makeQuestions(count));
        await trim();
        const all = makeQuestions(count).map(({ answeredAtMs }) => answeredAtMs);
        expect(times()).toEqual(count > 20 ? all.slice(-10) : all);
      }),
    );
  });
});
