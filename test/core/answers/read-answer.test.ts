import { describe, expect, it } from 'vitest';
import { makeReadAnswer } from '../../../functions/core/answers/read-answer.ts';
import { makeAnswerMemory } from '../support/answer-memory.ts';
import { idOf, makeStored, SCOPE } from '../support/asking.ts';

const QUESTION = 'why?';

const NOW_MS = Date.UTC(2026, 6, 1, 12);

function makeReading(nowMs = NOW_MS) {
  const answers = makeAnswerMemory(() => nowMs);
  const read = makeReadAnswer({ answers, clock: () => nowMs });
  return { answers, read: () => read(SCOPE, idOf(QUESTION)) };
}

describe('readAnswer', () => {
  it('gives an answer that is there', async () => {
    const { answers, read } = makeReading();
    await answers.store(SCOPE, makeStored(QUESTION, { dependencies: { orders: 1 } }));
    expect(await read()).toEqual({
      status: 'ready',
      message: QUESTION,
      source: 'model',
      answerId: idOf(QUESTION),
      response: 'as stored',
      answeredAt: '2026-07-01T11:00:00.000Z',
      model: 'model-0',
      datasets: ['orders'],
    });
  });

  it('gives a stale answer too', async () => {
    const { answers, read } = makeReading();
    answers.become({ datasetVersions: new Map([['orders', 9]]) });
    await answers.store(SCOPE, makeStored(QUESTION, { dependencies: { orders: 1 } }));
    expect(await read()).toMatchObject({ status: 'ready' });
  });

  it('gives a precomputed answer, whatever the time', async () => {
    const { answers, read } = makeReading(Number.MAX_SAFE_INTEGER);
    const { expiresAtMs: _, ...eternal } = makeStored(QUESTION, { origin: 'precomputed' });
    await answers.store(SCOPE, eternal);
    expect(await read()).toMatchObject({ status: 'ready', source: 'precomputed' });
  });

  it('says that an answer is pending while it is made', async () => {
    const { answers, read } = makeReading();
    await answers.claim(SCOPE, idOf(QUESTION), { owner: 'a', leaseUntilMs: NOW_MS + 4000 });
    expect(await read()).toEqual({ status: 'pending', answerId: idOf(QUESTION) });
  });

  it('finds none whose makers gave up long ago, though their note is still there', async () => {
    const { answers, read } = makeReading();
    await answers.claim(SCOPE, idOf(QUESTION), { owner: 'a', leaseUntilMs: NOW_MS - 599_999 });
    expect(await read()).toMatchObject({ status: 'pending' });
    await answers.claim(SCOPE, idOf(QUESTION), { owner: 'a', leaseUntilMs: NOW_MS - 600_000 });
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('finds none that was never asked for, and none past its time', async () => {
    const { answers, read } = makeReading(Date.UTC(2026, 6, 2, 11));
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
    await answers.store(SCOPE, makeStored(QUESTION));
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
  });
});
