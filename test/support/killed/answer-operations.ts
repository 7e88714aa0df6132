import { expect } from 'vitest';
import * as z from 'zod/mini';
import { answersOf, ask, expectCounted, type Operation, PATIENCE_MS, statsOf } from './operation.ts';

const QUESTION = { message: 'Which pipeline loads the orders?' };
const sourceSchema = z.looseObject({ source: z.string() });

/** What changes the answers of an agent. */
export const ANSWER_OPERATIONS: readonly Operation[] = [
  {
    title: 'a new answer',
    // Who cannot claim the question waits for another's answer until then.
    run: (instance, agent) =>
      ask(instance, agent, 'POST /messages', { json: { ...QUESTION, deadlineMs: 500 } }),
    repeat: (instance, agent) =>
      ask(instance, agent, 'POST /messages', { json: { ...QUESTION, deadlineMs: PATIENCE_MS } }),
    repeated: [200],
    expectAfter: async ({ agent, fresh, second, wasCut }) => {
      expect(['model', 'exact']).toContain(sourceSchema.parse(second.json).source);
      expect(await answersOf(fresh, agent)).toMatchObject([QUESTION]);
      const { responses } = await statsOf(fresh, agent);
      expectCounted(responses.totalResponses, 1, wasCut);
      if (!wasCut) expect(responses.cacheEntries).toBe(1);
      const { json } = await ask(fresh, agent, 'POST /messages', { json: QUESTION });
      expect(json).toMatchObject({ source: 'exact' });
    },
  },
  {
    title: 'storing an answer ahead',
    run: (instance, agent) =>
      ask(instance, agent, 'PUT /answers', { json: { ...QUESTION, response: 'The loader.' } }),
    repeated: [200],
    expectAfter: async ({ agent, fresh }) => {
      expect(await answersOf(fresh, agent)).toHaveLength(1);
      const { json } = await ask(fresh, agent, 'POST /messages', { json: QUESTION });
      expect(json).toMatchObject({ source: 'precomputed', response: 'The loader.' });
    },
  },
  {
    title: 'clearing the answers',
    prepare: async (fresh, agent) => {
      for (const n of [1, 2, 3])
        await ask(fresh, agent, 'PUT /answers', {
          json: { message: `Which is number ${n}?`, response: `${n}` },
        });
    },
    run: (instance, agent) => ask(instance, agent, 'DELETE /answers'),
    repeated: [200],
    expectAfter: async ({ agent, fresh }) => expect(await answersOf(fresh, agent)).toEqual([]),
  },
];
