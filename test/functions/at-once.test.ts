import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import type { Instance } from '../support/instance.ts';
import {
  answersOf,
  ask,
  idsInMemory,
  invokeDirectly,
  type Outcome,
  PATIENCE_MS,
  remember,
  statsOf,
} from '../support/killed/operation.ts';
import { startServer } from '../support/local-server.ts';
import { shortenBackoff } from '../support/short-backoff.ts';
import { startTwoInstances } from '../support/two-instances.ts';

shortenBackoff();
const alerts: string[] = [];
const snsUrl = await startServer(({ body }) => {
  alerts.push(new URLSearchParams(body).get('Subject') ?? '');
  return {
    body: '<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>',
  };
});
const { metered, plain, meter } = await startTwoInstances({
  [ENV.alertTopicArn]: 'arn:aws:sns:us-east-1:123456789012:alerts',
  AWS_ENDPOINT_URL_SNS: snsUrl,
});

const START_MS = Date.UTC(2026, 10, 27, 12, 20);
const HOUR_MS = 3_600_000;
/** Each time one of the two is behind by another number of requests. */
const TIMES = 4;
const LAG_MS = 5;
const MESSAGE = { message: 'Which pipeline loads the orders?', deadlineMs: PATIENCE_MS };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_MS }));
afterEach(() => {
  meter.disturb(undefined);
  vi.useRealTimers();
});

interface Twice {
  readonly title: string;
  readonly prepare?: (agent: string) => Promise<unknown>;
  readonly run: (instance: Instance, agent: string) => Promise<Outcome>;
  readonly expectAfter: (agent: string, outcomes: readonly Outcome[]) => Promise<unknown>;
}

const expectAll = (outcomes: readonly Outcome[], status: number) =>
  expect(outcomes.map((outcome) => outcome.status)).toEqual([status, status]);

/** So many responses that a tuning judges by them. */
async function respond(agent: string) {
  await ask(plain, agent, 'POST /messages', { json: MESSAGE });
  await Promise.all(Array.from({ length: 19 }, () => ask(plain, agent, 'POST /messages', { json: MESSAGE })));
}

const OPERATIONS: readonly Twice[] = [
  {
    title: 'add an entry under one idempotency key',
    run: (instance, agent) =>
      ask(instance, agent, 'POST /memory', {
        json: { content: 'Loaded 41 rows.', dataVolumeGb: 1 },
        headers: { 'idempotency-key': 'k' },
      }),
    expectAfter: async (agent, outcomes) => {
      expectAll(outcomes, 201);
      expect(outcomes[0]?.json).toEqual(outcomes[1]?.json);
      expect(await idsInMemory(plain, agent, 1)).toHaveLength(1);
    },
  },
  {
    title: 'add entries of the same ids',
    run: (instance, agent) =>
      ask(instance, agent, 'POST /memory', {
        json: { entries: ['a', 'b'].map((entryId) => ({ entryId, content: entryId })) },
      }),
    expectAfter: async (agent, outcomes) => {
      expectAll(outcomes, 201);
      expect(await idsInMemory(plain, agent, 2)).toEqual(['a', 'b']);
    },
  },
  {
    title: 'add the entry that makes a cleanup due',
    prepare: async (agent) => {
      await ask(plain, agent, 'PATCH /settings', { json: { memory: { cleanupInterval: 5 } } });
      await remember(plain, agent, ['a', 'b', 'c', 'd']);
    },
    run: (instance, agent) =>
      ask(instance, agent, 'POST /memory', { json: { entryId: 'e', content: 'The fifth.' } }),
    expectAfter: async (agent, outcomes) => {
      expectAll(outcomes, 201);
      // Of four stay two, and the fifth comes to them.
      expect(await idsInMemory(plain, agent, 5)).toEqual(['c', 'd', 'e']);
    },
  },
  {
    title: 'clean up',
    prepare: (agent) => remember(plain, agent, ['a', 'b', 'c', 'd', 'e']),
    run: (instance, agent) => ask(instance, agent, 'POST /memory/cleanups', { json: {} }),
    expectAfter: async (agent, outcomes) => {
      expectAll(outcomes, 200);
      // Each cleans: three of five stay, and one of three.
      expect(await idsInMemory(plain, agent, 5)).toEqual(['e']);
    },
  },
  {
    title: 'forget one entry',
    prepare: (agent) => remember(plain, agent, ['a', 'b']),
    run: (instance, agent) => ask(instance, agent, 'DELETE /memory/a'),
    expectAfter: async (agent, outcomes) => {
      for (const { status } of outcomes) expect([200, 404]).toContain(status);
      expect(await idsInMemory(plain, agent, 2)).toEqual(['b']);
    },
  },
  {
    title: 'maintain: tune, repair, make compact',
    prepare: async (agent) => {
      await respond(agent);
      await remember(plain, agent, ['a']);
      vi.setSystemTime(Date.now() + HOUR_MS);
    },
    run: (instance) => invokeDirectly(instance, 'maintenance', { operation: 'maintain' }),
    expectAfter: async (agent, outcomes) => {
      for (const { json } of outcomes)
        expect(json).toEqual({ agents: 1, served: 1, failed: 0, unfinished: 0 });
      const { tunings, responses } = await statsOf(plain, agent);
      expect([tunings.length, responses.totalResponses]).toEqual([1, 20]);
      expect(await idsInMemory(plain, agent, 1)).toEqual(['a']);
    },
  },
  {
    title: 'tune',
    prepare: respond,
    run: (instance, agent) => ask(instance, agent, 'POST /tunings'),
    expectAfter: async (agent, outcomes) => {
      expectAll(outcomes, 200);
      expect((await statsOf(plain, agent)).tunings).toHaveLength(1);
      const { json } = await ask(plain, agent, 'GET /settings');
      expect(json).toMatchObject({ answers: { targetMs: 1275 } });
    },
  },
  {
    title: 'send an alert under one idempotency key',
    run: (instance, agent) =>
      ask(instance, agent, 'POST /tool-batches', {
        json: { requests: [{ tool: 'send_alert', params: { subject: agent, message: 'Late.' } }] },
        headers: { 'idempotency-key': 'k' },
      }),
    expectAfter: async (agent, outcomes) => {
      for (const { json } of outcomes) expect(json).toMatchObject({ succeeded: 1 });
      expect(alerts.filter((subject) => subject === agent)).toHaveLength(1);
      expect((await statsOf(plain, agent)).tools.totalToolCalls).toBe(2);
    },
  },
  {
    title: 'ask the same',
    run: (instance, agent) => ask(instance, agent, 'POST /messages', { json: MESSAGE }),
    expectAfter: async (agent, outcomes) => {
      expectAll(outcomes, 200);
      expect(await answersOf(plain, agent)).toHaveLength(1);
      const { responses } = await statsOf(plain, agent);
      expect([responses.totalResponses, responses.cacheEntries]).toEqual([2, 1]);
    },
  },
];

describe('two instances at once', { timeout: 60_000 }, () => {
  it.each(OPERATIONS)(
    '$title as if it were one after the other',
    async ({ title, prepare, run, expectAfter }) => {
      for (let time = 0; time < TIMES; time++) {
        // A day for each, so that a maintenance finds no other agent active.
        vi.setSystemTime(
          START_MS + (OPERATIONS.findIndex((one) => one.title === title) * TIMES + time + 1) * 24 * HOUR_MS,
        );
        const agent = `${title.replaceAll(/\W+/g, '-')}-${time}`;
        await prepare?.(agent);
        meter.disturb(() => ({ kind: 'delay', delayMs: time * LAG_MS }));
        const outcomes = await Promise.all([run(metered, agent), run(plain, agent)]);
        meter.disturb(undefined);
        await expectAfter(agent, outcomes);
      }
    },
  );
});
