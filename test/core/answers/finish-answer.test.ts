import { describe, expect, it } from 'vitest';
import { ModelError } from '../../../functions/core/answers/model.ts';
import { idOf, makeAsking, makeStored, SCOPE } from '../support/asking.ts';

const QUESTION = 'why did it fail?';
const late = {
  scope: SCOPE,
  answerId: idOf(QUESTION),
  owner: 'id-1',
  message: QUESTION,
  datasets: ['orders'],
};

describe('finishAnswer', () => {
  it('stores the late answer, so that the next ask is a hit', async () => {
    const agent = makeAsking({ modelMs: 5000 });
    await agent.ask(QUESTION);
    const [question = late] = agent.handedOn;
    expect(await agent.finish(question)).toEqual({ answerId: idOf(QUESTION), stored: true });
    expect(await agent.ask(QUESTION)).toMatchObject({ source: 'exact', response: 'answer 2' });
  });

  it('keeps the datasets that the request named', async () => {
    const agent = makeAsking();
    await agent.finish(late);
    expect(await agent.storedFor(QUESTION)).toMatchObject({ dependencies: { '': 0, orders: 0 } });
  });

  it('counts what the model charged for it', async () => {
    const agent = makeAsking();
    await agent.finish(late);
    expect(agent.lateTokens).toEqual([{ inputTokens: 10, outputTokens: 5 }]);
    expect(agent.observed.metrics).toEqual(['ModelTokensIn 10', 'ModelTokensOut 5']);
    expect(agent.records).toEqual([]);
  });

  it('counts no tokens where the model does not tell of them', async () => {
    const { usage: _, ...answer } = makeStored(QUESTION);
    const makeAnswer = async () => await Promise.resolve({ answer, isWhole: true });
    const agent = makeAsking({ ports: () => ({ makeAnswer }) });
    await agent.finish(late);
    expect(agent.observed.metrics).toEqual([]);
    expect(agent.lateTokens).toEqual([{ inputTokens: 0, outputTokens: 0 }]);
  });

  it('stores the answer though its tokens cannot be counted', async () => {
    const refuse = async () => await Promise.reject(new Error('down'));
    const statistics = { recordResponse: refuse, recordLateAnswer: refuse };
    const agent = makeAsking({ ports: () => ({ statistics }) });
    expect(await agent.finish(late)).toMatchObject({ stored: true });
    expect(agent.observed.faults).toEqual(['statistics']);
  });

  it('puts the answer to a question that nobody holds in the place of one that stands', async () => {
    const claim = async () => await Promise.reject(new Error('nothing is to be claimed'));
    const agent = makeAsking({ answers: () => ({ claim }) });
    await agent.answers.store(SCOPE, makeStored(QUESTION));
    const { owner: _, ...unheld } = late;
    expect(await agent.finish(unheld)).toMatchObject({ stored: true });
    expect(await agent.storedFor(QUESTION)).toMatchObject({ response: 'answer 1' });
  });

  it('gives nothing back of a question that nobody holds', async () => {
    const released: string[] = [];
    const agent = makeAsking({
      modelError: new ModelError('no such model', true),
      answers: () => ({ release: async (_, answerId) => void released.push(answerId) }),
    });
    const { owner: _, ...unheld } = late;
    expect(await agent.finish(unheld)).toMatchObject({ stored: false });
    expect({ released, faults: agent.observed.faults }).toEqual({ released: [], faults: ['model refused'] });
  });

  it('leaves an answer that is there already alone, and asks nothing', async () => {
    const agent = makeAsking();
    await agent.finish(late);
    expect(await agent.finish(late)).toEqual({ answerId: idOf(QUESTION), stored: false });
    expect(agent.asked).toHaveLength(1);
  });

  it('leaves a precomputed answer in its place', async () => {
    const agent = makeAsking();
    await agent.answers.store(SCOPE, makeStored(QUESTION, { origin: 'precomputed' }));
    expect(await agent.finish(late)).toMatchObject({ stored: false });
    expect(await agent.storedFor(QUESTION)).toMatchObject({ origin: 'precomputed' });
  });

  it('leaves a question to another who holds it', async () => {
    const agent = makeAsking();
    await agent.answers.claim(SCOPE, idOf(QUESTION), {
      owner: 'other',
      leaseUntilMs: agent.time.clock() + 28_000,
    });
    expect(await agent.finish(late)).toMatchObject({ stored: false });
    expect(agent.asked).toEqual([]);
  });

  it('holds the question for longer than the model may take', async () => {
    const leases: number[] = [];
    const agent = makeAsking({
      modelMs: 24_000,
      answers: ({ claim }) => ({
        claim: (scope, answerId, mine, over) => {
          leases.push(mine.leaseUntilMs);
          return claim(scope, answerId, mine, over);
        },
      }),
    });
    await agent.finish(late);
    expect(leases).toEqual([expect.toSatisfy((untilMs: number) => untilMs > agent.time.clock())]);
    expect(await agent.storedFor(QUESTION)).toMatchObject({ response: 'answer 1' });
  });

  it.each([new ModelError('overloaded', false), new Error('socket')])(
    'throws %s, so that the platform tries again, and keeps the question for it',
    async (modelError) => {
      const agent = makeAsking({ modelError });
      await expect(agent.finish(late)).rejects.toBe(modelError);
      expect(agent.observed.faults).toEqual(['late answer']);
      expect((await agent.answers.find(SCOPE, idOf(QUESTION))).pending).toMatchObject({ owner: 'id-1' });
    },
  );

  it('gives the question back after an error that a retry cannot mend', async () => {
    const agent = makeAsking({ modelError: new ModelError('no such model', true) });
    expect(await agent.finish(late)).toEqual({ answerId: idOf(QUESTION), stored: false });
    expect((await agent.answers.find(SCOPE, idOf(QUESTION))).pending).toBeUndefined();
    expect(agent.observed.metrics).toEqual(['ModelFault 1', 'ModelRefusal 1']);
  });

  it('throws when the store does not answer', async () => {
    const find = async () => Promise.reject(new Error('down'));
    const agent = makeAsking({ answers: () => ({ find }) });
    await expect(agent.finish(late)).rejects.toThrow('down');
  });
});
