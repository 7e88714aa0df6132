import { describe, expect, it } from 'vitest';
import type {
  AnswerCache,
  AnswerCatalog,
  AnswerPosition,
} from '../../functions/core/answers/answer-store.ts';
import { LONGEST_MATCHED_CHARS, type QuestionLog } from '../../functions/core/answers/question-log.ts';
import type { AnswerTrimmer } from '../../functions/core/answers/trim-answers.ts';
import { newScope } from '../support/dynamodb.ts';
import { makeAnswer, NOW_MS } from './answer-cache.contract.ts';
import { neighboursOf } from './neighbours.ts';

/** The questions of stored answers under test; all on one store. */
export interface QuestionSubject {
  readonly cache: AnswerCache;
  readonly catalog: AnswerCatalog;
  readonly log: QuestionLog;
  readonly trimmer: AnswerTrimmer;
}

const toId = (position: number) => String(position).padStart(32, '0');

/** What every QuestionLog and AnswerTrimmer do with what the AnswerCache of the same store keeps. */
export function questionLogContract(makeSubject: () => QuestionSubject): void {
  async function withAnswers(size: number) {
    const subject = makeSubject();
    const scope = newScope();
    const answers = Array.from({ length: size }, (_, position) =>
      makeAnswer({
        answerId: toId(position),
        message: `Question ${position}?`,
        answeredAtMs: NOW_MS + position,
      }),
    );
    await Promise.all(answers.map((answer) => subject.cache.store(scope, answer)));
    return { ...subject, scope, answers };
  }

  describe('newest', () => {
    it('gives the questions without their answers, last answered first', async () => {
      const { log, scope, answers } = await withAnswers(5);
      const { questions, next } = await log.newest(scope, 10);
      expect(questions).toEqual(answers.toReversed().map(({ response: _response, ...facts }) => facts));
      expect(next).toBeUndefined();
    });

    it.each([
      ['stored ahead', { origin: 'precomputed' as const }],
      ['made while memory was empty', { madeAtCount: 0 }],
      ['of odd datasets', { dependencies: { 'a#b': 1, '🏭': 3, '': 2, ['__proto__']: 5 } }],
    ])('tells of an answer %s', async (_, given) => {
      const { log, cache } = makeSubject();
      const scope = newScope();
      const { response: _response, ...facts } = makeAnswer(given);
      await cache.store(scope, { ...facts, response: 'x' });
      expect((await log.newest(scope, 10)).questions).toEqual([facts]);
    });

    it('gives pages that follow each other', async () => {
      const { log, scope, answers } = await withAnswers(10);
      const seen: string[] = [];
      let after: AnswerPosition | undefined;
      do {
        const page = await log.newest(scope, 3, after);
        expect(page.questions.length).toBeLessThanOrEqual(3);
        seen.push(...page.questions.map(({ answerId }) => answerId));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual(answers.toReversed().map(({ answerId }) => answerId));
    });

    it('leaves the text of a message out that is too long to be matched', async () => {
      const { log, cache } = makeSubject();
      const scope = newScope();
      const long = 'é'.repeat(LONGEST_MATCHED_CHARS + 1);
      await cache.store(scope, makeAnswer({ message: long }));
      const { questions } = await log.newest(scope, 10);
      expect(questions).toMatchObject([{ answerId: makeAnswer().answerId }]);
      expect(questions[0]).not.toHaveProperty('message');
    });

    it('knows nothing of claims, and of an answer that was claimed again no more', async () => {
      const { log, cache, scope, answers } = await withAnswers(2);
      const claim = { owner: 'first', leaseUntilMs: NOW_MS + 4000 };
      await cache.claim(scope, toId(9), claim);
      await cache.claim(scope, toId(1), claim, answers[1]);
      expect((await log.newest(scope, 10)).questions).toMatchObject([{ answerId: toId(0) }]);
    });

    it('moves a question that is answered again to the front', async () => {
      const { log, cache, scope } = await withAnswers(3);
      const again = makeAnswer({ answerId: toId(0), message: 'Question 0?', answeredAtMs: NOW_MS + 50 });
      await cache.store(scope, again);
      const { questions } = await log.newest(scope, 10);
      expect(questions.map(({ answerId }) => answerId)).toEqual([toId(0), toId(2), toId(1)]);
    });

    it('shows an agent its own questions alone', async () => {
      const { log, scope } = await withAnswers(1);
      for (const other of neighboursOf(scope)) expect((await log.newest(other, 10)).questions).toEqual([]);
    });
  });

  describe('the trimmer', () => {
    it('sees every question, the settings, and whether a trimming has begun', async () => {
      const { trimmer, scope, answers } = await withAnswers(30);
      const before = await trimmer.survey(scope);
      expect(before.questions.map(({ answerId }) => answerId)).toEqual(
        answers.toReversed().map(({ answerId }) => answerId),
      );
      expect(before.settings).toEqual({});
      expect(before).not.toHaveProperty('begunAsOfMs');
      expect(await trimmer.hasBegun(scope)).toBe(false);
      await trimmer.begin(scope, 77);
      expect(await trimmer.hasBegun(scope)).toBe(true);
      expect((await trimmer.survey(scope)).begunAsOfMs).toBe(77);
      await trimmer.end(scope);
      expect(await trimmer.survey(scope)).not.toHaveProperty('begunAsOfMs');
    });

    it('removes what it is told, and nothing twice', async () => {
      const { trimmer, cache, catalog, scope } = await withAnswers(60);
      const { questions } = await trimmer.survey(scope);
      const ids = new Set(Array.from({ length: 40 }, (_, position) => toId(position)));
      const gone = questions.filter(({ answerId }) => ids.has(answerId));
      await trimmer.remove(scope, gone);
      await trimmer.remove(scope, gone);
      expect((await trimmer.survey(scope)).questions).toHaveLength(20);
      expect(await cache.read(scope, toId(0))).toBeUndefined();
      expect((await catalog.list(scope, 100)).answers).toHaveLength(20);
    });

    it('leaves its note out of the answers', async () => {
      const { trimmer, catalog, log, scope, answers } = await withAnswers(1);
      await trimmer.begin(scope, NOW_MS);
      expect(await catalog.list(scope, 10)).toEqual({ answers });
      expect((await log.newest(scope, 10)).questions).toHaveLength(1);
      expect(await catalog.clear(scope)).toBe(1);
    });
  });
}
