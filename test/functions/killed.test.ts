import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { ENV } from '../../functions/core/names.ts';
import type { HttpRequest } from '../support/http-event.ts';
import { startServer } from '../support/local-server.ts';
import type { HttpAnswer } from '../support/millrace.ts';
import { startTwoInstances } from '../support/two-instances.ts';

const alerts: string[] = [];
const snsUrl = await startServer(({ body }) => {
  alerts.push(new URLSearchParams(body).get('Subject') ?? '');
  return {
    body: `<PublishResponse><PublishResult><MessageId>m-${alerts.length}</MessageId></PublishResult></PublishResponse>`,
  };
});
const {
  metered: mortal,
  plain: fresh,
  meter,
} = await startTwoInstances({
  [ENV.alertTopicArn]: 'arn:aws:sns:us-east-1:123456789012:alerts',
  AWS_ENDPOINT_URL_SNS: snsUrl,
});

const START_MS = Date.UTC(2026, 10, 25, 12, 1);
/** Longer than anyone holds a lease or a cleanup. */
const LATER_MS = 300_000;
/** More requests than any of the operations makes. */
const MOST_REQUESTS = 40;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_MS }));
afterEach(() => {
  meter.disturb(undefined);
  vi.useRealTimers();
});

interface Operation {
  readonly title: string;
  readonly request: (agent: string) => HttpRequest;
  /** What is there before. */
  readonly prepare?: (agent: string) => Promise<unknown>;
  /** Expects what has to be true once it was repeated; `first` is undefined where nobody was told. */
  readonly expectAfter: (facts: After) => Promise<void>;
  /** Statuses of the repeat. */
  readonly repeated: readonly number[];
}

interface After {
  readonly agent: string;
  /** The reply to the one that was cut off at some request, if it was acknowledged. */
  readonly first: HttpAnswer | undefined;
  readonly second: HttpAnswer;
  readonly wasCut: boolean;
}

const at = (agent: string, method: string, path: string, json?: unknown): HttpRequest => ({
  line: `${method} /agents/${agent}${path}`,
  json,
});
const QUESTION = { message: 'Which pipeline loads the orders?' };
const ALERT = { subject: '', message: 'Rows were rejected.' };
const BATCH = { requests: [1, 2, 3].map((n) => ({ tool: 'profile_dataset', params: { records: [{ n }] } })) };

const listSchema = z.looseObject({ answers: z.array(z.looseObject({ message: z.string() })) });
const entriesSchema = z.looseObject({ entries: z.array(z.looseObject({ entryId: z.string() })) });
const statsSchema = z.looseObject({
  memory: z.looseObject({ totalEntries: z.int(), processingCount: z.int() }),
  tools: z.looseObject({ totalToolCalls: z.int() }),
  responses: z.looseObject({ totalResponses: z.int() }),
  tunings: z.array(z.unknown()),
});
const versionSchema = z.looseObject({ version: z.int() });

async function answersOf(agent: string) {
  return listSchema.parse((await fresh.send(at(agent, 'GET', '/answers'))).json).answers;
}

async function idsOf(agent: string) {
  const { entries } = entriesSchema.parse((await fresh.send(at(agent, 'GET', '/memory?limit=100'))).json);
  return entries.map(({ entryId }) => entryId).sort();
}

async function statsOf(agent: string) {
  return statsSchema.parse((await fresh.send(at(agent, 'GET', '/stats'))).json);
}

async function remember(agent: string) {
  for (const entryId of ['a', 'b', 'c', 'd', 'e'])
    await fresh.send(at(agent, 'POST', '/memory', { content: `Loaded ${entryId}.`, entryId }));
}

/** What the totals say is what is listed, and what was ever added stays counted. */
async function expectTotals(agent: string) {
  const ids = await idsOf(agent);
  expect((await statsOf(agent)).memory).toMatchObject({ totalEntries: ids.length, processingCount: 5 });
  return ids;
}

/** Of two runs that count `each`: never more than both, and both where nothing was cut off. */
function expectCounted(count: number, each: number, wasCut: boolean) {
  expect(count).toBeGreaterThanOrEqual(wasCut ? each : 2 * each);
  expect(count).toBeLessThanOrEqual(2 * each);
}

const OPERATIONS: readonly Operation[] = [
  {
    title: 'a new answer',
    request: (agent) => at(agent, 'POST', '/messages', QUESTION),
    repeated: [200],
    expectAfter: async ({ agent, second, wasCut }) => {
      expect(['model', 'exact']).toContain(z.looseObject({ source: z.string() }).parse(second.json).source);
      expect(await answersOf(agent)).toMatchObject([QUESTION]);
      expectCounted((await statsOf(agent)).responses.totalResponses, 1, wasCut);
      expect((await fresh.send(at(agent, 'POST', '/messages', QUESTION))).json).toMatchObject({
        source: 'exact',
      });
    },
  },
  {
    title: 'storing an answer ahead',
    request: (agent) => at(agent, 'PUT', '/answers', { ...QUESTION, response: 'The loader.' }),
    repeated: [200],
    expectAfter: async ({ agent }) => {
      expect(await answersOf(agent)).toHaveLength(1);
      expect((await fresh.send(at(agent, 'POST', '/messages', QUESTION))).json).toMatchObject({
        source: 'precomputed',
        response: 'The loader.',
      });
    },
  },
  {
    title: 'clearing the answers',
    prepare: async (agent) => {
      for (const n of [1, 2, 3])
        await fresh.send(
          at(agent, 'PUT', '/answers', { message: `Which is number ${n}?`, response: `${n}` }),
        );
    },
    request: (agent) => at(agent, 'DELETE', '/answers'),
    repeated: [200],
    expectAfter: async ({ agent }) => expect(await answersOf(agent)).toEqual([]),
  },
  {
    title: 'a batch of three calls',
    request: (agent) => at(agent, 'POST', '/tool-batches', BATCH),
    repeated: [200],
    expectAfter: async ({ agent, second, wasCut }) => {
      expect(second.json).toMatchObject({ succeeded: 3, failed: 0 });
      expectCounted((await statsOf(agent)).tools.totalToolCalls, 3, wasCut);
      expect((await fresh.send(at(agent, 'POST', '/tool-batches', BATCH))).json).toMatchObject({
        cacheHits: 3,
      });
    },
  },
  {
    title: 'a side effect with a key',
    request: (agent) => ({
      ...at(agent, 'POST', '/tool-batches', {
        requests: [{ tool: 'send_alert', params: { ...ALERT, subject: agent } }],
      }),
      headers: { 'idempotency-key': 'run-41' },
    }),
    repeated: [200],
    expectAfter: async ({ agent, second, wasCut }) => {
      const sent = alerts.filter((subject) => subject === agent).length;
      expect(sent).toBeLessThanOrEqual(1);
      const [result] = resultsOf(second);
      if (result?.success === true) expect(sent).toBe(1);
      else expect(result).toMatchObject({ error: { code: 'outcome_unknown' } });
      if (!wasCut) expect(result).toMatchObject({ success: true });
    },
  },
  {
    title: 'a tuning',
    prepare: async (agent) => {
      for (let n = 0; n < 20; n++) await fresh.send(at(agent, 'POST', '/messages', QUESTION));
    },
    request: (agent) => at(agent, 'POST', '/tunings'),
    repeated: [200],
    expectAfter: async ({ agent }) => {
      expect((await statsOf(agent)).tunings).toHaveLength(1);
      expect((await fresh.send(at(agent, 'GET', '/settings'))).json).toMatchObject({
        answers: { targetMs: 1275 },
      });
    },
  },
  {
    title: 'a change of settings',
    prepare: (agent) => fresh.send(at(agent, 'PATCH', '/settings', { context: { maxChars: 900 } })),
    request: (agent) =>
      at(agent, 'PATCH', '/settings', { tools: { concurrency: 4 }, memory: { cleanupInterval: 7 } }),
    repeated: [200],
    expectAfter: async ({ agent }) =>
      expect((await fresh.send(at(agent, 'GET', '/settings'))).json).toMatchObject({
        tools: { concurrency: 4 },
        memory: { cleanupInterval: 7 },
        context: { maxChars: 900 },
      }),
  },
  {
    title: 'a new version of a dataset',
    request: (agent) => at(agent, 'POST', '/datasets/orders/versions'),
    repeated: [201],
    expectAfter: async ({ first, second }) => {
      const [before, after] = [first, second].map((reply) =>
        reply === undefined ? 0 : versionSchema.parse(reply.json).version,
      );
      expect(after).toBeGreaterThan(before ?? 0);
      expect(after).toBeLessThanOrEqual(2);
      await Promise.resolve();
    },
  },
  {
    title: 'a cleanup',
    prepare: remember,
    request: (agent) => at(agent, 'POST', '/memory/cleanups', {}),
    repeated: [200],
    expectAfter: async ({ agent }) => expect((await expectTotals(agent)).length).toBeGreaterThanOrEqual(1),
  },
  {
    title: 'forgetting one entry',
    prepare: remember,
    request: (agent) => at(agent, 'DELETE', '/memory/b'),
    repeated: [200, 404],
    expectAfter: async ({ agent }) => expect(await expectTotals(agent)).toEqual(['a', 'c', 'd', 'e']),
  },
  {
    title: 'forgetting all',
    prepare: remember,
    request: (agent) => at(agent, 'DELETE', '/memory'),
    repeated: [200],
    expectAfter: async ({ agent }) => expect(await expectTotals(agent)).toEqual([]),
  },
];

function resultsOf({ json }: HttpAnswer) {
  return z.looseObject({ results: z.array(z.looseObject({ success: z.boolean() })) }).parse(json).results;
}

/** Runs the operation on an instance that loses its tables at its nth request; false if it never got so far. */
async function runCutOff(
  { request, prepare }: Operation,
  agent: string,
  nth: number,
  moment: 'before' | 'after',
) {
  meter.disturb(undefined);
  await prepare?.(agent);
  let count = 0;
  meter.disturb(() => {
    if (++count < nth) return undefined;
    return { kind: 'reset', moment: count === nth ? moment : 'before' };
  });
  const reply = await mortal.send(request(agent));
  expect([200, 201, 429, 503], reply.text).toContain(reply.status);
  return { wasCut: count >= nth, first: reply.status < 300 ? reply : undefined };
}

describe('an instance that loses its tables at any request, for good', () => {
  it.each(OPERATIONS)(
    'amid $title leaves what a repeat completes',
    { timeout: 60_000 },
    async (operation) => {
      for (const moment of ['before', 'after'] as const) {
        let wasCut = true;
        let points = 0;
        for (let nth = 1; wasCut; nth++) {
          expect(nth).toBeLessThan(MOST_REQUESTS);
          vi.setSystemTime(START_MS);
          const agent = `${operation.title.replaceAll(' ', '-')}-${moment}-${nth}`;
          const cut = await runCutOff(operation, agent, nth, moment);
          wasCut = cut.wasCut;
          points += Number(wasCut);
          vi.setSystemTime(START_MS + LATER_MS);
          const second = await fresh.send(operation.request(agent));
          expect(operation.repeated, `${agent}: ${second.text}`).toContain(second.status);
          await operation.expectAfter({ agent, second, ...cut });
        }
        expect(points).toBeGreaterThan(0);
      }
    },
  );
});
