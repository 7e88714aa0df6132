import { describe, expect, it } from 'vitest';
import { idOf, makeAsking, makeStored, SCOPE } from '../support/asking.ts';
import { makeEntries } from '../support/entries.ts';

const QUESTION = 'how many rows has the orders pipeline?';

describe('replyToMessage', () => {
  it('asks the model about a new question and says so', async () => {
    const agent = makeAsking({ modelMs: 300, entries: makeEntries([{ dataset: 'orders' }]) });
    expect(await agent.ask(QUESTION)).toEqual({
      answerId: expect.stringMatching(/^[0-9a-f]{32}$/),
      response: 'answer 1',
      source: 'model',
      responseTimeMs: 300,
      targetMs: 1500,
      answeredAt: '2026-07-01T12:00:00.300Z',
      model: 'model-1',
      usage: { inputTokens: 10, outputTokens: 5 },
      datasets: ['orders'],
    });
  });

  it('serves the same text from the store, white space folded, without asking again', async () => {
    const agent = makeAsking({ modelMs: 300 });
    const first = await agent.ask(QUESTION);
    const again = await agent.ask(`  ${QUESTION.replaceAll(' ', ' \n')} `);
    expect(again).toEqual({
      answerId: first.answerId,
      response: 'answer 1',
      source: 'exact',
      responseTimeMs: 0,
      targetMs: 1500,
      answeredAt: first.answeredAt,
      model: 'model-1',
    });
    expect(agent.asked).toHaveLength(1);
  });

  it('takes another case for another question', async () => {
    const agent = makeAsking();
    await agent.ask(QUESTION);
    expect(await agent.ask(QUESTION.toUpperCase(), { cache: 'exact' })).toMatchObject({
      source: 'model',
      response: 'answer 2',
    });
  });

  it('serves a precomputed answer first', async () => {
    const agent = makeAsking();
    await agent.answers.store(SCOPE, makeStored(QUESTION, { origin: 'precomputed' }));
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'precomputed', response: 'as stored' });
    expect(agent.asked).toEqual([]);
  });

  it.each(['exact', 'semantic'] as const)('serves a stored answer under cache: %j', async (cache) => {
    const agent = makeAsking();
    await agent.ask(QUESTION);
    expect(await agent.ask(QUESTION, { cache })).toMatchObject({ source: 'exact' });
  });

  it('asks the model under cache: "bypass" and stores what it says', async () => {
    const agent = makeAsking({ modelMs: 10 });
    await agent.ask(QUESTION);
    expect(await agent.ask(QUESTION, { cache: 'bypass' })).toMatchObject({
      source: 'model',
      response: 'answer 2',
    });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'exact', response: 'answer 2' });
  });

  it('passes a precomputed answer over under cache: "bypass" and leaves it in its place', async () => {
    const agent = makeAsking();
    await agent.answers.store(SCOPE, makeStored(QUESTION, { origin: 'precomputed' }));
    expect(await agent.ask(QUESTION, { cache: 'bypass' })).toMatchObject({ source: 'model' });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'precomputed' });
  });

  it('asks anew once the answer is past its time', async () => {
    const agent = makeAsking();
    await agent.ask(QUESTION);
    await agent.wait(86_399_999);
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'exact' });
    await agent.wait(1);
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model', response: 'answer 2' });
  });

  it('asks anew once a dataset has moved on, and serves that answer then', async () => {
    const agent = makeAsking();
    await agent.ask(QUESTION, { datasets: ['orders'] });
    agent.answers.become({ datasetVersions: new Map([['orders', 1]]) });
    expect(await agent.ask(QUESTION, { datasets: ['orders'] })).toMatchObject({ source: 'model' });
    expect(await agent.ask(QUESTION, { datasets: ['orders'] })).toMatchObject({
      source: 'exact',
      response: 'answer 2',
      datasets: ['orders'],
    });
  });

  it('asks anew once memory holds something that was empty', async () => {
    const agent = makeAsking();
    await agent.ask('anything new?');
    agent.answers.become({ datasetVersions: new Map([['', 1]]) });
    expect(await agent.ask('anything new?')).toMatchObject({ source: 'model' });
  });

  it('asks anew once a dataset that the message mentions has become known', async () => {
    const agent = makeAsking({ entries: makeEntries([{ dataset: 'refunds' }]) });
    await agent.ask(QUESTION);
    agent.answers.become({ datasetVersions: new Map([['orders', 1]]) });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model', datasets: ['orders', 'refunds'] });
  });

  it('serves no answer to a request that names a dataset which the answer does not know of', async () => {
    const agent = makeAsking();
    await agent.ask(QUESTION);
    expect(await agent.ask(QUESTION, { datasets: ['refunds'] })).toMatchObject({ source: 'model' });
  });

  it('matches a message of 1,000 characters with similar ones, and no longer one', async () => {
    const agent = makeAsking();
    await agent.ask('x'.repeat(1001));
    expect(agent.answers.reads).toEqual([]);
    await agent.ask('x'.repeat(1000));
    expect(agent.answers.reads).toEqual([expect.stringContaining('newest')]);
  });

  it('keeps to the agent’s target, or the caller’s deadline before that', async () => {
    const agent = makeAsking({ modelMs: 60_000 });
    agent.answers.become({ settings: { answers: { targetMs: 700 } } });
    expect(await agent.ask('one')).toMatchObject({ targetMs: 700, source: 'fallback' });
    const other = await agent.ask('two', { deadlineMs: 2500 });
    expect(other).toMatchObject({ targetMs: 2500, source: 'fallback' });
    expect(other.responseTimeMs).toBeGreaterThan(2000);
    expect(other.responseTimeMs).toBeLessThanOrEqual(2500);
  });

  describe('while the store does not answer', () => {
    it.each([
      ['fails', async () => Promise.reject(new Error('down'))],
      ['is slow', () => new Promise<never>(() => {})],
    ])('answers from the model when the lookup %s, and stores nothing', async (_, find) => {
      const agent = makeAsking({ answers: () => ({ find }) });
      expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model', response: 'answer 1' });
      expect(await agent.storedFor(QUESTION)).toBeUndefined();
      expect(agent.observed.metrics).toContain('CacheFault 1');
      expect(agent.observed.faults).toEqual(['answer lookup']);
    });

    it('asks the model once for all though the store is slow for a while, and gives all its answer', async () => {
      let requests = 0;
      const agent = makeAsking({
        modelMs: 300,
        answers: ({ find, claim }, { timer }) => ({
          find: async (scope, answerId) => {
            if (++requests <= 3) await timer.sleep(500);
            return await find(scope, answerId);
          },
          claim: async (scope, answerId, mine, over) => {
            await timer.sleep(150);
            return await claim(scope, answerId, mine, over);
          },
        }),
      });
      const replies = await agent.askAtOnce([QUESTION, QUESTION, QUESTION]);
      expect(agent.asked).toHaveLength(1);
      expect(replies.map(({ response }) => response)).toEqual(['answer 1', 'answer 1', 'answer 1']);
    });

    it('serves what the lookup brings late', async () => {
      const agent = makeAsking({
        answers: ({ find, claim }, { timer }) => ({
          find: async (scope, answerId) => {
            await timer.sleep(500);
            return await find(scope, answerId);
          },
          claim: async (scope, answerId, mine, over) => {
            await timer.sleep(200);
            return await claim(scope, answerId, mine, over);
          },
        }),
      });
      await agent.answers.store(SCOPE, makeStored(QUESTION));
      expect(await agent.ask(QUESTION)).toMatchObject({ source: 'exact', responseTimeMs: 600 });
      expect(agent.asked).toEqual([]);
    });

    it('gives the question back whose answer it cannot store', async () => {
      const agent = makeAsking({ answers: () => ({ find: () => new Promise<never>(() => {}) }) });
      await agent.ask(QUESTION);
      const { stored, pending } = await agent.answers.find(SCOPE, idOf(QUESTION));
      expect({ stored, pending }).toEqual({ stored: undefined, pending: undefined });
    });

    it('waits no longer than 400 ms for it', async () => {
      const agent = makeAsking({ answers: () => ({ find: () => new Promise<never>(() => {}) }) });
      expect(await agent.ask(QUESTION)).toMatchObject({ responseTimeMs: 400 });
    });

    it('gives the answer though it cannot be stored', async () => {
      const store = async () => Promise.reject(new Error('down'));
      const agent = makeAsking({ answers: () => ({ store }) });
      expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model' });
      expect(agent.observed.faults).toEqual(['answer store']);
    });

    it('gives the answer though it cannot be counted', async () => {
      const refuse = async () => Promise.reject(new Error('down'));
      const statistics = { recordResponse: refuse, recordLateAnswer: refuse };
      const agent = makeAsking({ ports: () => ({ statistics }) });
      expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model' });
      expect(agent.observed.faults).toEqual(['statistics']);
    });
  });

  describe('counts', () => {
    it('a new answer with its tokens and the keywords asked about', async () => {
      const agent = makeAsking({ modelMs: 300 });
      await agent.ask(QUESTION);
      expect(agent.records).toEqual([
        {
          source: 'model',
          durationMs: 300,
          isUnderTarget: true,
          inputTokens: 10,
          outputTokens: 5,
          savedTokens: 0,
          guardRejects: 0,
          keywords: ['pipeline'],
        },
      ]);
      expect(agent.observed.metrics).toEqual([
        'ResponseTime 300 source=model',
        'TargetTime 1500',
        'CacheMiss 1 source=model',
        'ModelTokensIn 10',
        'ModelTokensOut 5',
      ]);
    });

    it('a hit with the tokens that it saved', async () => {
      const agent = makeAsking();
      await agent.answers.store(SCOPE, makeStored(QUESTION));
      await agent.ask(QUESTION);
      expect(agent.records).toMatchObject([
        { source: 'exact', inputTokens: 0, outputTokens: 0, savedTokens: 10 },
      ]);
      expect(agent.observed.metrics).toContain('CacheHit 1 source=exact');
    });

    it('a fallback as a miss that kept the target', async () => {
      const agent = makeAsking({ modelMs: 60_000 });
      await agent.ask(QUESTION);
      expect(agent.records).toMatchObject([{ source: 'fallback', isUnderTarget: true, savedTokens: 0 }]);
      expect(agent.observed.metrics).toEqual(
        expect.arrayContaining(['CacheMiss 1 source=fallback', 'FallbackServed 1']),
      );
    });
  });
});
