import { describe, expect, it } from 'vitest';
import { idOf, makeAsking, makeStored, SCOPE } from '../support/asking.ts';

const STORED = 'Which rows of the orders pipeline were rejected?';
const SIMILAR = 'which rows of the orders pipeline were rejected';
const OTHER = 'Which 7 rows of the orders pipeline were rejected?';
const REFUSED = 'Which rows of the refunds pipeline were rejected?';
const never = () => new Promise<never>(() => {});

/** An agent with a stored answer, in an instance that has met it. */
async function makeWarm(
  options: Parameters<typeof makeAsking>[0] = {},
  given: Parameters<typeof makeStored>[1] = {},
) {
  const agent = makeAsking(options);
  await agent.answers.store(SCOPE, makeStored(STORED, given));
  await agent.time.pass(agent.ports.questions.refresh(SCOPE));
  agent.answers.reads.length = 0;
  return agent;
}

describe('answerSimilarly', () => {
  it('serves the answer to a similar question and says which, without asking the model', async () => {
    const agent = await makeWarm();
    expect(await agent.ask(SIMILAR)).toEqual({
      answerId: idOf(STORED),
      response: 'as stored',
      source: 'semantic',
      responseTimeMs: 0,
      targetMs: 1500,
      answeredAt: '2026-07-01T11:00:00.000Z',
      model: 'model-0',
      match: { message: STORED, similarity: 1 },
    });
    expect(agent.asked).toEqual([]);
  });

  it('reads the end of the log and the answer, and no more, and claims nothing', async () => {
    const claimed: string[] = [];
    const agent = await makeWarm({
      answers: ({ claim }) => ({
        claim: (scope, answerId, mine, over) => {
          claimed.push(answerId);
          return claim(scope, answerId, mine, over);
        },
      }),
    });
    await agent.ask(SIMILAR);
    expect(agent.answers.reads).toEqual(['newest 16', 'read']);
    expect(claimed).toEqual([]);
  });

  it('counts the hit with the tokens that it saved', async () => {
    const agent = await makeWarm();
    await agent.ask(SIMILAR);
    expect(agent.records).toMatchObject([{ source: 'semantic', savedTokens: 10, guardRejects: 0 }]);
    expect(agent.observed.metrics).toContain('CacheHit 1 source=semantic');
  });

  it('calls it exact when the very question was answered since it was looked for', async () => {
    const agent = await makeWarm({
      answers: (answers) => ({
        find: async (scope, answerId) => {
          const { stored: _, ...lookup } = await answers.find(scope, answerId);
          return lookup;
        },
      }),
    });
    const reply = await agent.ask(STORED);
    expect(reply).toMatchObject({ source: 'exact', response: 'as stored' });
    expect(reply).not.toHaveProperty('match');
  });

  it('serves a precomputed answer to a similar question too', async () => {
    const agent = await makeWarm({}, { origin: 'precomputed' });
    expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'semantic', response: 'as stored' });
  });

  it('asks the model where the guard refuses, and counts the refusal by its reason', async () => {
    const agent = await makeWarm();
    expect(await agent.ask(OTHER)).toMatchObject({ source: 'model' });
    expect(agent.records).toMatchObject([{ source: 'model', guardRejects: 1 }]);
    expect(agent.observed.metrics).toContain('GuardReject 1 source=numbers_differ');
  });

  it('counts a refusal where one is served that is less similar, and none of those that are less similar still', async () => {
    const polite = 'Please tell me which rows of the orders pipeline were rejected, thank you';
    const agent = await makeWarm({}, { message: polite, answerId: idOf(polite) });
    await agent.answers.store(SCOPE, makeStored(REFUSED));
    expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'semantic', match: { message: polite } });
    expect(agent.records).toMatchObject([{ source: 'semantic', guardRejects: 1 }]);
    const better = await makeWarm();
    await better.answers.store(SCOPE, makeStored(REFUSED));
    await better.ask(SIMILAR);
    expect(better.records).toMatchObject([{ source: 'semantic', guardRejects: 0 }]);
  });

  it.each(['exact', 'bypass'] as const)('matches nothing under cache: %j', async (cache) => {
    const agent = await makeWarm();
    expect(await agent.ask(SIMILAR, { cache })).toMatchObject({ source: 'model' });
    expect(agent.answers.reads).toEqual([]);
  });

  it('matches nothing at a threshold of 1', async () => {
    const agent = await makeWarm();
    agent.answers.become({ settings: { answers: { similarityThreshold: 1 } } });
    expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model' });
    expect(agent.records).toMatchObject([{ guardRejects: 0 }]);
  });

  it('serves in an instance that has not met the agent', async () => {
    const agent = makeAsking();
    await agent.answers.store(SCOPE, makeStored(STORED));
    expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'semantic' });
    expect((await agent.answers.find(SCOPE, idOf(SIMILAR))).pending).toBeUndefined();
  });

  it('serves what another instance stored a moment ago', async () => {
    const agent = await makeWarm();
    await agent.answers.store(SCOPE, makeStored('Who owns the refunds table?'));
    expect(await agent.ask('who owns the refunds table')).toMatchObject({ source: 'semantic' });
    expect((await agent.answers.find(SCOPE, idOf('who owns the refunds table'))).pending).toBeUndefined();
  });

  describe('passes over an answer', () => {
    it('that is past its time', async () => {
      const agent = await makeWarm();
      await agent.wait(86_400_000);
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model' });
      expect(agent.answers.reads).not.toContain('read');
    });

    it('whose dataset has moved on, without reading it', async () => {
      const agent = await makeWarm({}, { dependencies: { orders: 1 } });
      agent.answers.become({ datasetVersions: new Map([['orders', 2]]) });
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model' });
      expect(agent.answers.reads).not.toContain('read');
    });

    it('that does not know of a dataset which became known and is mentioned', async () => {
      const agent = await makeWarm({}, { dependencies: { '': 0 } });
      agent.answers.become({ datasetVersions: new Map([['orders', 1]]) });
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model' });
    });

    it('that does not depend on a dataset which the request names', async () => {
      const agent = await makeWarm({}, { dependencies: { orders: 1 } });
      agent.answers.become({ datasetVersions: new Map([['orders', 1]]) });
      expect(await agent.ask(SIMILAR, { datasets: ['refunds'] })).toMatchObject({ source: 'model' });
      expect(await agent.ask(`${SIMILAR} `)).toMatchObject({ source: 'exact' });
    });

    it('that was deleted, and takes the next best', async () => {
      const agent = await makeWarm();
      const second = makeStored(`${STORED}!`, { response: 'second', answeredAtMs: 5 });
      await agent.answers.store(SCOPE, second);
      await agent.time.pass(agent.ports.questions.load(SCOPE));
      agent.answers.lose(idOf(STORED));
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'semantic', response: 'second' });
    });

    it('that moved on while it was read', async () => {
      const agent = await makeWarm({
        answers: ({ read }) => ({
          read: async (scope, answerId) => {
            const answer = await read(scope, answerId);
            return answer === undefined ? undefined : { ...answer, dependencies: { orders: 9 } };
          },
        }),
      });
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model' });
    });

    it('that was deleted, and looks for three of them at most', async () => {
      const agent = await makeWarm();
      const alike = [1, 2, 3, 4].map((count) => makeStored(`${STORED}${'!'.repeat(count)}`));
      for (const answer of alike) await agent.answers.store(SCOPE, answer);
      await agent.time.pass(agent.ports.questions.load(SCOPE));
      for (const { answerId } of [makeStored(STORED), ...alike]) agent.answers.lose(answerId);
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model' });
      expect(agent.answers.reads.filter((read) => read === 'read')).toHaveLength(3);
    });

    it('that was deleted, and asks the model when there is no other', async () => {
      const agent = await makeWarm();
      agent.answers.lose(idOf(STORED));
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model', response: 'answer 1' });
      expect(await agent.storedFor(SIMILAR)).toMatchObject({ response: 'answer 1' });
    });
  });

  describe('while the store is slow', () => {
    it('asks the model with time to spare, and stores what it says', async () => {
      const agent = makeAsking({
        ports: () => ({
          questions: { peek: () => undefined, refresh: never, load: never, expectDeletions: () => false },
        }),
      });
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model', responseTimeMs: 576 });
      expect(await agent.storedFor(SIMILAR)).toMatchObject({ response: 'answer 1' });
      expect(agent.observed.faults).toEqual(['question index']);
    });

    it('waits no longer than for another read where it knows the questions', async () => {
      const agent = await makeWarm();
      const slow = makeAsking({
        answers: () => agent.answers,
        ports: () => ({ questions: { ...agent.ports.questions, refresh: never } }),
      });
      expect(await slow.ask(OTHER)).toMatchObject({ source: 'model', responseTimeMs: 400 });
    });

    it('uses the index as it was when its end cannot be read', async () => {
      const agent = await makeWarm();
      const { questions } = agent.ports;
      const slow = makeAsking({
        answers: () => agent.answers,
        ports: () => ({
          questions: { ...questions, refresh: async () => Promise.reject(new Error('down')) },
        }),
      });
      expect(await slow.ask(SIMILAR)).toMatchObject({ source: 'semantic' });
    });

    it('asks the model when the answer cannot be read', async () => {
      const agent = await makeWarm({ answers: () => ({ read: never }) });
      expect(await agent.ask(SIMILAR)).toMatchObject({ source: 'model' });
      expect(agent.observed.faults).toEqual(['answer read']);
    });
  });

  it('waits for the answer to the same text that another is asking for', async () => {
    const agent = await makeWarm({ modelMs: 300 });
    const replies = await agent.askAtOnce([OTHER, OTHER, OTHER]);
    expect(replies.map(({ source }) => source)).toEqual(['model', 'exact', 'exact']);
    expect(agent.asked).toHaveLength(1);
  });
});
