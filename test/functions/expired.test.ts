import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { answerIdOf } from '../../functions/core/answers/answer-id.ts';
import { ENV } from '../../functions/core/names.ts';
import type { Instance } from '../support/instance.ts';
import { ask, cutAfter, idsInMemory, PATIENCE_MS, remember, statsOf } from '../support/killed/operation.ts';
import { startServer } from '../support/local-server.ts';
import { startMillrace } from '../support/millrace.ts';
import { startWireMeter } from '../support/wire/wire-meter.ts';

const alerts: string[] = [];
const snsUrl = await startServer(({ body }) => {
  alerts.push(new URLSearchParams(body).get('Subject') ?? '');
  return {
    body: '<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>',
  };
});
const millrace: Instance = await startMillrace({
  [ENV.alertTopicArn]: 'arn:aws:sns:us-east-1:123456789012:alerts',
  AWS_ENDPOINT_URL_SNS: snsUrl,
});
const meter = await startWireMeter(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
process.env['AWS_ENDPOINT_URL_DYNAMODB'] = meter.url;
afterAll(() => meter.close());

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START_MS = Date.UTC(2026, 10, 27, 12, 20);
const MESSAGE = 'Which pipeline loads the orders?';
const ALIKE = 'Which pipelines load the orders, please?';
const CALL = { tool: 'profile_dataset', params: { records: [{ n: 1 }] } };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_MS }));
afterEach(() => {
  meter.disturb(undefined);
  vi.useRealTimers();
});

const messageOf = (agent: string, message: string, more: object = {}) =>
  ask(millrace, agent, 'POST /messages', { json: { message, deadlineMs: PATIENCE_MS, ...more } });
const batchOf = (agent: string, request: object, headers: Readonly<Record<string, string>> = {}) =>
  ask(millrace, agent, 'POST /tool-batches', { json: { requests: [request] }, headers });
const alertOf = (agent: string) =>
  batchOf(
    agent,
    { tool: 'send_alert', params: { subject: agent, message: 'Late.' } },
    { 'idempotency-key': 'k' },
  );
const alertsOf = (agent: string) => alerts.filter((subject) => subject === agent).length;
const answersSchema = z.looseObject({ answers: z.array(z.unknown()) });
const candidatesSchema = z.looseObject({ candidates: z.array(z.unknown()) });

interface Kind {
  readonly title: string;
  readonly lastsMs: number;
  readonly make: (agent: string) => Promise<unknown>;
  /** Looks as long as it holds. */
  readonly expectThere: (agent: string) => Promise<unknown>;
  /** Every read, once it is past its time and there all the same. */
  readonly expectGone: (agent: string) => Promise<unknown>;
}

const pathOf = (message: string) => `GET /answers/${answerIdOf(message, sha256)}`;

const KINDS: readonly Kind[] = [
  {
    title: 'an answer',
    lastsMs: DAY_MS,
    make: (agent) => messageOf(agent, MESSAGE),
    expectThere: async (agent) => {
      expect((await messageOf(agent, MESSAGE)).json).toMatchObject({ source: 'exact' });
      expect((await ask(millrace, agent, pathOf(MESSAGE))).status).toBe(200);
    },
    expectGone: async (agent) => {
      expect((await ask(millrace, agent, pathOf(MESSAGE))).status).toBe(404);
      const explained = await ask(millrace, agent, 'POST /messages/explain', { json: { message: ALIKE } });
      expect(candidatesSchema.parse(explained.json).candidates).toEqual([]);
      expect(answersSchema.parse((await ask(millrace, agent, 'GET /answers')).json).answers).toEqual([]);
      expect((await statsOf(millrace, agent)).responses.cacheEntries).toBe(0);
      expect((await messageOf(agent, ALIKE)).json).toMatchObject({ source: 'model' });
      const exact = await messageOf(agent, MESSAGE, { cache: 'exact' });
      expect(exact.json).toMatchObject({ source: 'model' });
    },
  },
  {
    title: 'a claim on a question',
    lastsMs: 15 * MINUTE_MS,
    make: (agent) => cutAfter(meter, 'PutItem', () => messageOf(agent, MESSAGE, { deadlineMs: 300 })),
    expectThere: async (agent) => expect((await ask(millrace, agent, pathOf(MESSAGE))).status).toBe(202),
    expectGone: async (agent) => {
      expect((await ask(millrace, agent, pathOf(MESSAGE))).status).toBe(404);
      expect(answersSchema.parse((await ask(millrace, agent, 'GET /answers')).json).answers).toEqual([]);
      expect((await messageOf(agent, MESSAGE)).json).toMatchObject({ source: 'model' });
    },
  },
  {
    title: 'a tool result',
    lastsMs: 30 * MINUTE_MS,
    make: (agent) => batchOf(agent, CALL),
    expectThere: async (agent) => expect((await batchOf(agent, CALL)).json).toMatchObject({ cacheHits: 1 }),
    expectGone: async (agent) => expect((await batchOf(agent, CALL)).json).toMatchObject({ cacheHits: 0 }),
  },
  {
    title: 'a lease on a call',
    lastsMs: MINUTE_MS,
    make: (agent) => cutAfter(meter, 'PutItem', () => batchOf(agent, CALL)),
    expectThere: async (agent) => {
      const { json } = await batchOf(agent, { ...CALL, timeoutMs: 100 });
      expect(json).toMatchObject({ failed: 1, results: [{ error: { code: 'timeout' } }] });
    },
    expectGone: async (agent) =>
      expect((await batchOf(agent, CALL)).json).toMatchObject({ succeeded: 1, cacheHits: 0 }),
  },
  {
    title: 'the record of an effect',
    lastsMs: 26 * HOUR_MS,
    make: alertOf,
    expectThere: async (agent) => {
      expect((await alertOf(agent)).json).toMatchObject({ succeeded: 1 });
      expect(alertsOf(agent)).toBe(1);
    },
    expectGone: async (agent) => {
      expect((await alertOf(agent)).json).toMatchObject({ succeeded: 1 });
      expect(alertsOf(agent)).toBe(2);
    },
  },
  {
    title: 'the trace of an entry that was evicted',
    lastsMs: 25 * HOUR_MS,
    make: async (agent) => {
      await remember(millrace, agent, ['a', 'b', 'c', 'd', 'e']);
      await ask(millrace, agent, 'POST /memory/cleanups', { json: {} });
    },
    expectThere: async (agent) => {
      await remember(millrace, agent, ['a']);
      expect(await idsInMemory(millrace, agent, 5)).toEqual(['c', 'd', 'e']);
    },
    expectGone: async (agent) => {
      expect((await ask(millrace, agent, 'GET /memory/a')).status).toBe(404);
      await remember(millrace, agent, ['a']);
      expect(await idsInMemory(millrace, agent, 6)).toEqual(['a', 'c', 'd', 'e']);
    },
  },
  {
    title: 'statistics',
    lastsMs: 15 * DAY_MS,
    make: async (agent) => {
      await messageOf(agent, MESSAGE);
      await batchOf(agent, CALL);
    },
    expectThere: async (agent) =>
      expect(await statsOf(millrace, agent)).toMatchObject({
        responses: { totalResponses: 1 },
        tools: { totalToolCalls: 1 },
      }),
    expectGone: async (agent) =>
      expect(await statsOf(millrace, agent)).toMatchObject({
        responses: { totalResponses: 0, cacheEntries: 0 },
        tools: { totalToolCalls: 0 },
      }),
  },
];

describe('an item past its time that DynamoDB has not deleted yet', () => {
  it.each(KINDS)(
    'is gone for every read: $title',
    async ({ title, lastsMs, make, expectThere, expectGone }) => {
      const agent = title.replaceAll(' ', '-');
      await make(agent);
      await expectThere(agent);
      vi.setSystemTime(START_MS + lastsMs + 1000);
      await expectGone(agent);
    },
  );
});
