import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { makeStorePrecomputed } from '../../../functions/core/answers/store-precomputed.ts';
import { idOf, makeAsking, makeStored, SCOPE } from '../support/asking.ts';

const QUESTION = 'who owns the orders table?';

function makeOperator() {
  const agent = makeAsking();
  const store = makeStorePrecomputed({ answers: agent.answers, clock: agent.time.clock, sha256 });
  return {
    agent,
    store: (message: string, datasets?: string[]) => store(SCOPE, { message, response: 'Ann', datasets }),
  };
}

describe('storePrecomputed', () => {
  it('stores an answer that never expires under the folded text', async () => {
    const { store } = makeOperator();
    expect(await store(` ${QUESTION.replaceAll(' ', '  ')}`)).toEqual({
      answerId: idOf(QUESTION),
      message: QUESTION,
      response: 'Ann',
      origin: 'precomputed',
      answeredAtMs: Date.UTC(2026, 6, 1, 12),
      dependencies: {},
    });
  });

  it('stands in the place of a model’s answer', async () => {
    const { agent, store } = makeOperator();
    await agent.answers.store(SCOPE, makeStored(QUESTION));
    await store(QUESTION);
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'precomputed', response: 'Ann' });
  });

  it('depends on the datasets that it names, as they are now', async () => {
    const { agent, store } = makeOperator();
    agent.answers.become({ datasetVersions: new Map([['orders', 4]]) });
    expect(await store(QUESTION, ['orders', 'later'])).toMatchObject({
      dependencies: { later: 0, orders: 4 },
    });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'precomputed' });
    agent.answers.become({ datasetVersions: new Map([['orders', 5]]) });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model' });
  });
});
