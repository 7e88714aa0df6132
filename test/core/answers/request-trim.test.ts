import { describe, expect, it } from 'vitest';
import { makeAsking } from '../support/asking.ts';

const askMany = async (agent: ReturnType<typeof makeAsking>, from: number, to: number) => {
  for (let each = from; each <= to; each++) await agent.ask(`question ${each} of ${each * 7}?`);
};

function makeAgent(options: Parameters<typeof makeAsking>[0] = {}) {
  const agent = makeAsking(options);
  agent.answers.become({ settings: { answers: { maxStored: 5, keepStored: 2 } } });
  return agent;
}

describe('requestTrim', () => {
  it('asks for a trimming with the first answer beyond the limit, and once', async () => {
    const agent = makeAgent();
    await askMany(agent, 1, 5);
    expect(agent.trims).toEqual([]);
    await askMany(agent, 6, 8);
    expect(agent.trims).toEqual(['agent-1']);
  });

  it('asks again when the answers are still there a while later', async () => {
    const agent = makeAgent();
    await askMany(agent, 1, 6);
    await agent.wait(10_000);
    await askMany(agent, 7, 7);
    expect(agent.trims).toEqual(['agent-1', 'agent-1']);
  });

  it('asks with one answer of 256 where no questions are matched', async () => {
    const agent = makeAgent();
    for (let each = 0; each < 600; each++) await agent.ask(`question ${each}?`, { cache: 'exact' });
    expect(agent.trims.length).toBeGreaterThanOrEqual(1);
    expect(agent.trims.length).toBeLessThan(12);
  });

  it('stores the answer though nobody takes the trimming over', async () => {
    const refuse = async () => Promise.reject(new Error('queue'));
    const agent = makeAgent({
      ports: () => ({ outside: { prepare: refuse, finish: refuse, trim: refuse } }),
    });
    await askMany(agent, 1, 6);
    expect(await agent.storedFor('question 6 of 42?')).toBeDefined();
    expect(agent.observed.faults).toEqual(['trim']);
  });
});
