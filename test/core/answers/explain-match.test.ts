import { describe, expect, it } from 'vitest';
import { makeAsking, makeStored, SCOPE } from '../support/asking.ts';

const STORED = 'Which rows of the orders pipeline were rejected?';
const SIMILAR = 'which rows of the orders pipeline were rejected';

async function makeAgent(...stored: ReturnType<typeof makeStored>[]) {
  const agent = makeAsking();
  for (const answer of stored) await agent.answers.store(SCOPE, answer);
  return agent;
}

describe('explainMatch', () => {
  it('says what would be served, and why the others would not, most similar first', async () => {
    const agent = await makeAgent(
      makeStored('Which 7 rows of the orders pipeline were rejected?'),
      makeStored(STORED),
      makeStored('Why is the pipeline of refunds late?'),
      makeStored('Who is on call?'),
    );
    const { candidates } = await agent.explain(SIMILAR);
    expect(candidates).toEqual([
      { message: STORED, similarity: 1, accepted: true },
      {
        message: 'Which 7 rows of the orders pipeline were rejected?',
        similarity: expect.closeTo(0.9556, 4),
        accepted: false,
        reason: 'numbers_differ',
      },
      expect.objectContaining({ message: 'Why is the pipeline of refunds late?', accepted: false }),
    ]);
  });

  it('answers, counts and stores nothing', async () => {
    const agent = await makeAgent(makeStored(STORED));
    await agent.explain('How late is the orders pipeline?');
    expect({ asked: agent.asked, records: agent.records, metrics: agent.observed.metrics }).toEqual({
      asked: [],
      records: [],
      metrics: [],
    });
    expect(await agent.storedFor('How late is the orders pipeline?')).toBeUndefined();
  });

  it('agrees with what is served', async () => {
    const agent = await makeAgent(makeStored(STORED), makeStored('Why is the pipeline of refunds late?'));
    for (const message of [SIMILAR, 'Why is the pipeline late?', 'WHY is the pipeline of refunds late']) {
      const { candidates } = await agent.explain(message);
      const best = candidates.find(({ accepted }) => accepted);
      const reply = await agent.ask(message);
      expect(reply.source).toBe(best === undefined ? 'model' : 'semantic');
      expect(reply.match?.message).toBe(best?.message);
    }
  });

  it('refuses one that means the same and whose data has moved on as stale', async () => {
    const agent = await makeAgent(makeStored(STORED, { dependencies: { orders: 1 } }));
    agent.answers.become({ datasetVersions: new Map([['orders', 2]]) });
    expect((await agent.explain(SIMILAR)).candidates).toEqual([
      { message: STORED, similarity: 1, accepted: false, reason: 'stale' },
    ]);
  });

  it('leaves out what is past its time, and sees what was stored or deleted a moment ago', async () => {
    const agent = await makeAgent(makeStored(STORED));
    expect((await agent.explain(SIMILAR)).candidates).toHaveLength(1);
    agent.answers.lose(makeStored(STORED).answerId);
    expect((await agent.explain(SIMILAR)).candidates).toEqual([]);
    await agent.answers.store(SCOPE, makeStored(STORED));
    expect((await agent.explain(SIMILAR)).candidates).toHaveLength(1);
    await agent.wait(86_400_000);
    expect((await agent.explain(SIMILAR)).candidates).toEqual([]);
  });

  it('accepts the same text, which needs no similarity', async () => {
    const agent = await makeAgent(makeStored('Who is on call?'));
    expect((await agent.explain('Who is  on call?')).candidates).toMatchObject([{ accepted: true }]);
  });

  it('shows 20 at most, those accepted among them', async () => {
    const others = Array.from({ length: 40 }, (_, index) =>
      makeStored(`Which ${index} rows of the orders pipeline were rejected?`),
    );
    const agent = await makeAgent(...others, makeStored(STORED));
    const { candidates } = await agent.explain(SIMILAR);
    expect(candidates).toHaveLength(20);
    expect(candidates.filter(({ accepted }) => accepted)).toHaveLength(1);
    const similarities = candidates.map(({ similarity }) => similarity);
    expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
  });

  it('shows 20 at most of those that it would accept', async () => {
    const alike = Array.from({ length: 25 }, (_, index) => makeStored(`${STORED}${'!'.repeat(index)}`));
    const agent = await makeAgent(...alike);
    const { candidates } = await agent.explain(SIMILAR);
    expect(candidates).toHaveLength(20);
    expect(candidates.every(({ accepted }) => accepted)).toBe(true);
  });

  it('shows one that is more similar and refused before one that it accepts', async () => {
    const polite = 'Please tell me which rows of the orders pipeline were rejected, thank you';
    const agent = await makeAgent(
      makeStored(polite),
      makeStored('Which 7 rows of the orders pipeline were rejected?'),
    );
    const { candidates } = await agent.explain(SIMILAR);
    expect(candidates.map(({ accepted }) => accepted)).toEqual([false, true]);
  });

  it('accepts the same text even if it says nothing', async () => {
    const agent = await makeAgent(makeStored('?!'));
    expect((await agent.explain('?!')).candidates).toEqual([
      { message: '?!', similarity: 0, accepted: true },
    ]);
  });

  it('has no candidates for a message that is too long to be matched, and reads none', async () => {
    const longest = `${'why is it late? '.repeat(62)}why is?`;
    const agent = await makeAgent(makeStored(STORED), makeStored(longest));
    expect(await agent.explain(`${longest}??`)).toEqual({ candidates: [] });
    expect(agent.answers.reads).toEqual([]);
    expect(longest).toHaveLength(999);
    expect((await agent.explain(`${longest}?`)).candidates.length).toBeGreaterThan(0);
  });
});
