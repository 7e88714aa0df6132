import { expect, vi } from 'vitest';
import * as z from 'zod/mini';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { answerIdOf } from '../../../functions/core/answers/answer-id.ts';
import type { Instance } from '../instance.ts';
import {
  answersOf,
  ask,
  idsInMemory,
  invokeDirectly,
  type Operation,
  PATIENCE_MS,
  remember,
  statsOf,
} from './operation.ts';

const MESSAGE = 'Which pipeline was late?';
const ANSWER_ID = answerIdOf(MESSAGE, sha256);
const RESPONSES = 20;
const MINUTE_MS = 60_000;

async function respond(fresh: Instance, agent: string) {
  const json = { message: MESSAGE, deadlineMs: PATIENCE_MS };
  await ask(fresh, agent, 'POST /messages', { json });
}

/** So many responses that a tuning judges by them. */
async function respondOften(fresh: Instance, agent: string) {
  await respond(fresh, agent);
  await Promise.all(Array.from({ length: RESPONSES - 1 }, () => respond(fresh, agent)));
}

async function expectTunedOnce(fresh: Instance, agent: string, totalResponses: number) {
  const { tunings, responses } = await statsOf(fresh, agent);
  expect(tunings).toHaveLength(1);
  expect(responses.totalResponses).toBe(totalResponses);
  const { json } = await ask(fresh, agent, 'GET /settings');
  expect(json).toMatchObject({ answers: { targetMs: 1275 } });
}

/** What the platform starts, and starts again when it failed. */
export const BACKGROUND_OPERATIONS: readonly Operation[] = [
  {
    title: 'a late answer',
    run: (instance, agent) =>
      invokeDirectly(instance, 'message', {
        operation: 'finishAnswer',
        agentId: agent,
        answerId: ANSWER_ID,
        message: MESSAGE,
        datasets: [],
        owner: 'someone',
      }),
    repeated: [200],
    expectAfter: async ({ agent, fresh, first, second, wasCut }) => {
      const [before, after] = [first, second].map((outcome) => outcome && storedSchema.parse(outcome.json));
      // Whoever was told that it is stored finds it; who comes after leaves it alone.
      expect(after).toEqual({ answerId: ANSWER_ID, stored: before?.stored !== true && after?.stored });
      expect((await ask(fresh, agent, `GET /answers/${ANSWER_ID}`)).json).toMatchObject({ status: 'ready' });
      expect(await answersOf(fresh, agent)).toMatchObject([{ message: MESSAGE }]);
      if (!wasCut) expect((await statsOf(fresh, agent)).responses.cacheEntries).toBe(1);
      const { json } = await ask(fresh, agent, 'POST /messages', { json: { message: MESSAGE } });
      expect(json).toMatchObject({ source: 'exact' });
    },
  },
  {
    title: 'a trimming of answers',
    prepare: async (fresh, agent) => {
      await ask(fresh, agent, 'PATCH /settings', { json: { answers: { maxStored: 3, keepStored: 2 } } });
      for (const n of [1, 2, 3, 4]) {
        vi.setSystemTime(Date.now() + 1000);
        await ask(fresh, agent, 'POST /messages', {
          json: { message: `Which is number ${n}?`, cache: 'exact' },
        });
      }
    },
    run: (instance, agent) =>
      invokeDirectly(instance, 'message', { operation: 'trimAnswers', agentId: agent }),
    repeated: [200],
    expectAfter: async ({ agent, fresh, wasCut }) => {
      const messages = (await answersOf(fresh, agent)).map(({ message }) => message);
      expect(messages.toSorted()).toEqual(['Which is number 3?', 'Which is number 4?']);
      if (!wasCut) expect((await statsOf(fresh, agent)).responses.cacheEntries).toBe(2);
    },
  },
  {
    title: 'a tuning',
    prepare: respondOften,
    run: (instance, agent) => ask(instance, agent, 'POST /tunings'),
    repeated: [200],
    expectAfter: ({ agent, fresh }) => expectTunedOnce(fresh, agent, RESPONSES),
  },
  {
    title: 'the maintenance',
    isCutAtWrites: true,
    prepare: async (fresh, agent) => {
      await respondOften(fresh, agent);
      await remember(fresh, agent, ['a', 'b']);
      vi.setSystemTime(Date.now() + 120 * MINUTE_MS);
      await respond(fresh, agent);
      vi.setSystemTime(Date.now() + 15 * MINUTE_MS);
    },
    run: (instance) => invokeDirectly(instance, 'maintenance', { operation: 'maintain' }),
    repeated: [200],
    expectAfter: async ({ agent, fresh, second }) => {
      expect(second.json).toEqual({ agents: 1, served: 1, failed: 0, unfinished: 0 });
      await expectTunedOnce(fresh, agent, RESPONSES + 1);
      expect(await idsInMemory(fresh, agent, 2)).toEqual(['a', 'b']);
    },
  },
];

const storedSchema = z.strictObject({ answerId: z.string(), stored: z.boolean() });
