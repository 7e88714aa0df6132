import { expect } from 'vitest';
import * as z from 'zod/mini';
import { ask, idsInMemory, type Operation, remember } from './operation.ts';

const versionSchema = z.looseObject({ version: z.int() });
const IDS = ['a', 'b', 'c'];
/** A cleanup keeps three of them, another one of these. */
const FIVE = [...IDS, 'd', 'e'];

/** What changes the memory of an agent, beside additions. */
export const MEMORY_OPERATIONS: readonly Operation[] = [
  {
    title: 'a change of settings',
    prepare: (fresh, agent) => ask(fresh, agent, 'PATCH /settings', { json: { context: { maxChars: 900 } } }),
    run: (instance, agent) =>
      ask(instance, agent, 'PATCH /settings', {
        json: { tools: { concurrency: 4 }, memory: { cleanupInterval: 7 } },
      }),
    repeated: [200],
    expectAfter: async ({ agent, fresh }) =>
      expect((await ask(fresh, agent, 'GET /settings')).json).toMatchObject({
        tools: { concurrency: 4 },
        memory: { cleanupInterval: 7 },
        context: { maxChars: 900 },
      }),
  },
  {
    title: 'a new version of a dataset',
    run: (instance, agent) => ask(instance, agent, 'POST /datasets/orders/versions'),
    repeated: [201],
    expectAfter: async ({ first, second }) => {
      const before = first === undefined ? 0 : versionSchema.parse(first.json).version;
      const after = versionSchema.parse(second.json).version;
      expect(after).toBeGreaterThan(before);
      expect(after).toBeLessThanOrEqual(2);
      await Promise.resolve();
    },
  },
  {
    title: 'a cleanup',
    prepare: (fresh, agent) => remember(fresh, agent, FIVE),
    run: (instance, agent) => ask(instance, agent, 'POST /memory/cleanups', { json: {} }),
    repeated: [200],
    expectAfter: async ({ agent, fresh }) =>
      expect((await idsInMemory(fresh, agent, 5)).length).toBeGreaterThanOrEqual(1),
  },
  {
    title: 'forgetting one entry',
    prepare: (fresh, agent) => remember(fresh, agent, IDS),
    run: (instance, agent) => ask(instance, agent, 'DELETE /memory/b'),
    repeated: [200, 404],
    expectAfter: async ({ agent, fresh }) => expect(await idsInMemory(fresh, agent, 3)).toEqual(['a', 'c']),
  },
  {
    title: 'forgetting all',
    prepare: (fresh, agent) => remember(fresh, agent, IDS),
    run: (instance, agent) => ask(instance, agent, 'DELETE /memory'),
    repeated: [200],
    expectAfter: async ({ agent, fresh }) => expect(await idsInMemory(fresh, agent, 3)).toEqual([]),
  },
];
