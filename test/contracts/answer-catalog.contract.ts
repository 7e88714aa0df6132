import { describe, expect, it } from 'vitest';
import { newScope } from '../support/dynamodb.ts';
import { type AnswerSubject, makeAnswer, NOW_MS } from './answer-cache.contract.ts';

/** What every AnswerCatalog does with what the AnswerCache of the same store keeps. */
export function answerCatalogContract(makeSubject: () => AnswerSubject): void {
  async function withAnswers(size: number, response = 'Forty rows.') {
    const subject = makeSubject();
    const scope = newScope();
    const answers = Array.from({ length: size }, (_, index) =>
      makeAnswer({
        answerId: `id-${index}`,
        response,
        answeredAtMs: NOW_MS + ((index * 7) % size),
        origin: index % 3 === 0 ? 'precomputed' : 'model',
      }),
    );
    await Promise.all(answers.map((answer) => subject.cache.store(scope, answer)));
    return { ...subject, scope, answers };
  }

  describe('list', () => {
    it('gives the newest first, at most as many as asked', async () => {
      const { catalog, scope, answers } = await withAnswers(10);
      const newest = answers.toSorted((a, b) => b.answeredAtMs - a.answeredAtMs);
      expect(await catalog.list(scope, 100)).toEqual({ answers: newest });
      expect((await catalog.list(scope, 3)).answers).toEqual(newest.slice(0, 3));
    });

    it('leaves out claims and what it cannot read', async () => {
      const { cache, catalog, plant, scope, answers } = await withAnswers(1);
      await cache.claim(scope, 'claimed', { owner: 'first', leaseUntilMs: NOW_MS + 4000 });
      await plant(scope, 'broken', { version: 1, answeredAtMs: NOW_MS });
      expect(await catalog.list(scope, 10)).toEqual({ answers });
    });

    it.each([
      ['of as many as asked', 7, 'Forty rows.'],
      ['that outgrow no reply', 100, 'x'.repeat(70_000)],
    ])('comes in pages %s', async (_, limit, response) => {
      const { catalog, scope, answers } = await withAnswers(20, response);
      const pages = [await catalog.list(scope, limit)];
      for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next)
        pages.push(await catalog.list(scope, limit, next));
      const newest = answers.toSorted((a, b) => b.answeredAtMs - a.answeredAtMs);
      expect(pages.flatMap((page) => page.answers)).toEqual(newest);
      for (const page of pages) {
        expect(page.answers.length).toBeLessThanOrEqual(limit);
        expect(Buffer.byteLength(JSON.stringify(page.answers))).toBeLessThan(262_144);
      }
    });
  });

  describe('clear', () => {
    it('deletes all, precomputed ones included, and counts them', async () => {
      const { cache, catalog, scope } = await withAnswers(60);
      expect(await catalog.clear(scope)).toBe(60);
      expect(await catalog.list(scope, 100)).toEqual({ answers: [] });
      expect((await cache.find(scope, 'id-0')).stored).toBeUndefined();
      expect(await catalog.clear(scope)).toBe(0);
    });

    it('deletes what it cannot read, and does not count it or a claim as an answer', async () => {
      const { cache, catalog, plant, scope } = await withAnswers(2);
      await cache.claim(scope, 'claimed', { owner: 'first', leaseUntilMs: NOW_MS + 4000 });
      await plant(scope, 'broken', { version: 1, junk: true });
      expect(await catalog.clear(scope)).toBe(2);
      expect(await cache.claim(scope, 'broken', { owner: 'next', leaseUntilMs: NOW_MS + 4000 })).toBe(true);
    });
  });
}
