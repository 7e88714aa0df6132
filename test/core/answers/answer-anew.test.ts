import { describe, expect, it } from 'vitest';
import type { Question } from '../../../functions/core/answers/make-answer.ts';
import { ModelError } from '../../../functions/core/answers/model.ts';
import { makeMark } from '../support/agent-state.ts';
import { idOf, makeAsking, makeStored, SCOPE } from '../support/asking.ts';

const QUESTION = 'why did the pipeline fail?';
class TimedOut extends Error {
  override readonly name = 'TimeoutError';
}

const never = () => new Promise<never>(() => {});

describe('answerAnew', () => {
  describe('when the model is late', () => {
    it('gives a fallback within the target and hands the question on', async () => {
      const agent = makeAsking({ modelMs: 5000 });
      const reply = await agent.ask(QUESTION, { datasets: ['orders'] });
      expect(reply).toMatchObject({
        source: 'fallback',
        response: expect.stringContaining('pipeline question'),
        answerId: idOf(QUESTION),
      });
      expect(reply).not.toHaveProperty('model');
      expect(reply.responseTimeMs).toBeLessThanOrEqual(1500);
      expect(agent.handedOn).toEqual([
        { scope: SCOPE, answerId: idOf(QUESTION), owner: 'id-1', message: QUESTION, datasets: ['orders'] },
      ]);
    });

    it('stores no fallback and keeps the question claimed', async () => {
      const agent = makeAsking({ modelMs: 5000 });
      await agent.ask(QUESTION);
      const { stored, pending } = await agent.answers.find(SCOPE, idOf(QUESTION));
      expect(stored).toBeUndefined();
      expect(pending?.leaseUntilMs).toBeGreaterThan(agent.time.clock());
    });

    it('leaves a tenth of a short deadline for handing on', async () => {
      const agent = makeAsking({ modelMs: 5000 });
      expect(await agent.ask(QUESTION, { deadlineMs: 100 })).toMatchObject({ responseTimeMs: 90 });
    });

    it.each([
      ['fails', async () => Promise.reject(new Error('queue')), 'late answer'],
      ['is slow', never, 'writes after the reply'],
    ])('gives the fallback on time though handing on %s', async (_, finish, fault) => {
      const agent = makeAsking({
        modelMs: 5000,
        ports: () => ({ outside: { prepare: async () => {}, finish, trim: finish } }),
      });
      const startMs = agent.time.clock();
      const reply = await agent.ask(QUESTION);
      expect(reply).toMatchObject({ source: 'fallback' });
      expect(reply.responseTimeMs).toBeLessThanOrEqual(1500);
      expect(agent.time.clock() - startMs).toBeLessThanOrEqual(1550);
      expect(agent.observed.faults).toEqual([fault]);
    });

    it('gives the fallback though nothing can be prepared for handing on', async () => {
      const prepare = async () => Promise.reject(new Error('queue'));
      const done = async () => {};
      const agent = makeAsking({
        modelMs: 5000,
        ports: () => ({ outside: { prepare, finish: done, trim: done } }),
      });
      expect(await agent.ask(QUESTION)).toMatchObject({ source: 'fallback' });
      expect(agent.observed.faults).toEqual(['late answer']);
    });

    it('hands nothing on where an operator’s answer stands, which stays in its place', async () => {
      const agent = makeAsking({ modelMs: 5000 });
      await agent.answers.store(SCOPE, makeStored(QUESTION, { origin: 'precomputed' }));
      expect(await agent.ask(QUESTION, { cache: 'bypass' })).toMatchObject({ source: 'fallback' });
      expect(agent.handedOn).toEqual([]);
    });

    it('hands a question on that nobody holds where a model’s answer is to be replaced', async () => {
      const agent = makeAsking({ modelMs: 5000 });
      await agent.answers.store(SCOPE, makeStored(QUESTION));
      await agent.ask(QUESTION, { cache: 'bypass' });
      expect(agent.handedOn).toEqual([
        { scope: SCOPE, answerId: idOf(QUESTION), message: QUESTION, datasets: [] },
      ]);
    });

    it('holds a new question under cache: "bypass" too', async () => {
      const agent = makeAsking({ modelMs: 5000 });
      await agent.ask(QUESTION, { cache: 'bypass' });
      expect(agent.handedOn).toMatchObject([{ owner: 'id-1' }]);
      expect((await agent.answers.find(SCOPE, idOf(QUESTION))).pending).toMatchObject({ owner: 'id-1' });
    });

    it('does not ask within the request where there is no time for it', async () => {
      const agent = makeAsking();
      expect(await agent.ask(QUESTION, { deadlineMs: 5 })).toMatchObject({ source: 'fallback' });
      expect(agent.asked).toEqual([]);
      expect(agent.handedOn).toHaveLength(1);
    });

    it('answers another asker with a fallback too, and asks the model once', async () => {
      const agent = makeAsking({ modelMs: 5000 });
      const replies = await agent.askAtOnce([QUESTION, QUESTION]);
      expect(replies.map(({ source }) => source)).toEqual(['fallback', 'fallback']);
      expect(replies.every(({ responseTimeMs }) => responseTimeMs <= 1500)).toBe(true);
      expect({ asked: agent.asked.length, handedOn: agent.handedOn.length }).toEqual({
        asked: 1,
        handedOn: 1,
      });
    });
  });

  describe('when the model fails', () => {
    it('gives the question back after an error that asking again cannot mend', async () => {
      const agent = makeAsking({ modelError: new ModelError('no such model', true) });
      expect(await agent.ask(QUESTION)).toMatchObject({ source: 'fallback', reason: 'model_refused' });
      expect(agent.handedOn).toEqual([]);
      expect((await agent.answers.find(SCOPE, idOf(QUESTION))).pending).toBeUndefined();
      expect(agent.observed.metrics).toEqual(expect.arrayContaining(['ModelFault 1', 'ModelRefusal 1']));
    });

    it('gives the fallback though the question cannot be given back', async () => {
      const release = async () => Promise.reject(new Error('down'));
      const modelError = new ModelError('no such model', true);
      const agent = makeAsking({ modelError, answers: () => ({ release }) });
      expect(await agent.ask(QUESTION)).toMatchObject({ source: 'fallback' });
      expect(agent.observed.faults).toEqual(['model refused', 'answer release']);
    });

    it('gives nothing back that it does not hold', async () => {
      const released: string[] = [];
      const agent = makeAsking({
        modelError: new ModelError('no such model', true),
        answers: () => ({ release: async (_, answerId) => void released.push(answerId) }),
      });
      await agent.answers.store(SCOPE, makeStored(QUESTION));
      await agent.ask(QUESTION, { cache: 'bypass' });
      expect(released).toEqual([]);
    });

    it('does not call it a failure where the time was over', async () => {
      const agent = makeAsking({ modelMs: 1438, modelError: new Error('too late') });
      const reply = await agent.ask(QUESTION, { cache: 'exact' });
      expect(reply).toMatchObject({ source: 'fallback', responseTimeMs: 1438 });
      expect(reply).not.toHaveProperty('reason');
      expect(agent.handedOn).toHaveLength(1);
    });

    it.each([new ModelError('overloaded', false), new Error('socket')])(
      'hands the question on at once after %s',
      async (modelError) => {
        const agent = makeAsking({ modelMs: 50, modelError });
        expect(await agent.ask(QUESTION)).toMatchObject({
          source: 'fallback',
          responseTimeMs: 50,
          reason: 'model_failed',
        });
        expect(agent.handedOn).toHaveLength(1);
      },
    );
  });

  describe('when several ask at once', () => {
    it('asks the model once and gives all its answer', async () => {
      const agent = makeAsking({ modelMs: 300 });
      const replies = await agent.askAtOnce([QUESTION, QUESTION, ` ${QUESTION}`]);
      expect(replies.map(({ source }) => source)).toEqual(['model', 'exact', 'exact']);
      expect(replies.map(({ response }) => response)).toEqual(['answer 1', 'answer 1', 'answer 1']);
      expect(agent.asked).toHaveLength(1);
    });

    it('answers those who wait soon after the answer is there', async () => {
      const agent = makeAsking({ modelMs: 300 });
      const [, waiting] = await agent.askAtOnce([QUESTION, QUESTION]);
      expect(waiting?.responseTimeMs).toBeLessThanOrEqual(500);
    });

    it('asks the model once where an answer stands that is stale', async () => {
      const agent = makeAsking({ modelMs: 300 });
      await agent.answers.store(SCOPE, makeStored(QUESTION, { dependencies: { orders: 1 } }));
      agent.answers.become({ datasetVersions: new Map([['orders', 2]]) });
      const replies = await agent.askAtOnce([QUESTION, QUESTION, QUESTION]);
      expect(replies.map(({ response }) => response)).toEqual(['answer 1', 'answer 1', 'answer 1']);
      expect(agent.asked).toHaveLength(1);
    });

    it('does not try for a question that another holds', async () => {
      const claimed: string[] = [];
      const agent = makeAsking({
        answers: ({ claim }) => ({
          claim: (scope, answerId, mine, over) => {
            claimed.push(mine.owner);
            return claim(scope, answerId, mine, over);
          },
        }),
      });
      const leaseUntilMs = agent.time.clock() + 50_000;
      await agent.answers.claim(SCOPE, idOf(QUESTION), { owner: 'other', leaseUntilMs });
      expect(await agent.ask(QUESTION, { cache: 'exact' })).toMatchObject({ source: 'fallback' });
      expect(claimed).toEqual([]);
      expect(agent.handedOn).toEqual([]);
    });

    it('asks for each of different questions', async () => {
      const agent = makeAsking({ modelMs: 300 });
      const replies = await agent.askAtOnce(['one', 'two']);
      expect(replies.map(({ source }) => source)).toEqual(['model', 'model']);
    });

    it('takes a question over whose holder died', async () => {
      const agent = makeAsking();
      const leaseUntilMs = agent.time.clock() + 500;
      await agent.answers.claim(SCOPE, idOf(QUESTION), { owner: 'dead', leaseUntilMs });
      const reply = await agent.ask(QUESTION);
      expect(reply).toMatchObject({ source: 'model' });
      expect(reply.responseTimeMs).toBeGreaterThanOrEqual(500);
      expect(reply.responseTimeMs).toBeLessThan(800);
    });

    it('asks again where the answer of the other does not serve this request', async () => {
      const agent = makeAsking();
      const leaseUntilMs = agent.time.clock() + 28_000;
      await agent.answers.claim(SCOPE, idOf(QUESTION), { owner: 'other', leaseUntilMs });
      const storing = agent.time.timer
        .sleep(100)
        .then(() => agent.answers.store(SCOPE, makeStored(QUESTION)));
      expect(await agent.ask(QUESTION, { datasets: ['orders'] })).toMatchObject({ source: 'model' });
      await storing;
    });

    it('asks itself when the store stops answering while it waits', async () => {
      let isDown = false;
      const agent = makeAsking({
        answers: ({ find, claim }) => ({
          find: async (scope, answerId) => {
            if (isDown) throw new Error('down');
            isDown = true;
            return await find(scope, answerId);
          },
          claim: async (scope, answerId, mine, over) => {
            if (isDown) throw new Error('down');
            return await claim(scope, answerId, mine, over);
          },
        }),
      });
      await agent.answers.claim(SCOPE, idOf(QUESTION), {
        owner: 'other',
        leaseUntilMs: agent.time.clock() + 28_000,
      });
      // After three silences in a row: 20, 30 and 45 ms.
      expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model', responseTimeMs: 95 });
    });

    it('does not wait for others under cache: "bypass"', async () => {
      const agent = makeAsking();
      await agent.answers.claim(SCOPE, idOf(QUESTION), {
        owner: 'other',
        leaseUntilMs: agent.time.clock() + 28_000,
      });
      expect(await agent.ask(QUESTION, { cache: 'bypass' })).toMatchObject({
        source: 'model',
        responseTimeMs: 0,
      });
    });
  });

  it('asks the model though the question cannot be claimed', async () => {
    const claim = async () => Promise.reject(new Error('down'));
    const agent = makeAsking({ answers: () => ({ claim }) });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model' });
    expect(agent.observed.faults).toEqual(['answer claim']);
    expect(await agent.storedFor(QUESTION)).toMatchObject({ response: 'answer 1' });
  });

  it.each([
    ['hangs', never],
    ['takes too long for a client', async () => Promise.reject(new TimedOut())],
  ])('hands the question on when a claim on it %s, for another may be asking', async (_, claim) => {
    const agent = makeAsking({ modelMs: 10, answers: () => ({ claim }) });
    const reply = await agent.ask(QUESTION);
    expect(reply).toMatchObject({ source: 'fallback' });
    expect(reply.responseTimeMs).toBeLessThanOrEqual(1500);
    expect(agent.asked).toEqual([]);
    expect(agent.handedOn).toMatchObject([{ answerId: idOf(QUESTION), owner: 'id-1' }]);
  });

  it('hands the question on when a claim hangs that it takes after it waited for another', async () => {
    const agent = makeAsking({ answers: () => ({ claim: never }) });
    const leaseUntilMs = agent.time.clock() + 300;
    await agent.answers.claim(SCOPE, idOf(QUESTION), { owner: 'dead', leaseUntilMs });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'fallback' });
    expect(agent.handedOn).toMatchObject([{ answerId: idOf(QUESTION), owner: 'id-1' }]);
  });

  it('asks the model when a claim that seemed lost was granted all the same', async () => {
    const agent = makeAsking({
      answers: ({ claim }) => ({
        claim: async (scope, answerId, mine, over) => {
          await claim(scope, answerId, mine, over);
          throw new TimedOut();
        },
      }),
    });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'model' });
    expect(agent.asked).toHaveLength(1);
  });

  it('hands on what it holds by a claim that seemed lost', async () => {
    const agent = makeAsking({
      modelMs: 5000,
      answers: ({ claim }) => ({
        claim: async (scope, answerId, mine, over) => {
          await claim(scope, answerId, mine, over);
          throw new TimedOut();
        },
      }),
    });
    await agent.ask(QUESTION);
    expect(agent.handedOn).toMatchObject([{ answerId: idOf(QUESTION), owner: 'id-1' }]);
  });

  it('makes the answer of what was found with the question', async () => {
    const questions: Question[] = [];
    const makeAnswer = async (question: Question) => {
      questions.push(question);
      return await Promise.resolve({ answer: makeStored(QUESTION), isWhole: true });
    };
    const agent = makeAsking({ ports: () => ({ makeAnswer }) });
    const state = { mark: makeMark({ sequence: 3 }), processingCount: 3 };
    agent.answers.become(state);
    await agent.ask(QUESTION);
    expect(questions).toMatchObject([{ message: QUESTION, datasets: [], known: state, mark: state.mark }]);
  });

  it('says that the store did not take an answer', async () => {
    const store = async () => Promise.reject(new Error('down'));
    const agent = makeAsking({ answers: () => ({ store }) });
    await agent.ask(QUESTION);
    expect(agent.observed.metrics).toContain('CacheFault 1');
  });

  it('claims the question for longer than its target', async () => {
    const leases: number[] = [];
    const agent = makeAsking({
      answers: ({ claim }) => ({
        claim: (scope, answerId, mine, over) => {
          leases.push(mine.leaseUntilMs);
          return claim(scope, answerId, mine, over);
        },
      }),
    });
    const startMs = agent.time.clock();
    await agent.ask(QUESTION);
    expect(leases).toEqual([startMs + 1500 + 3000]);
  });
});
