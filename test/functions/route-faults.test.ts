import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { ROUTES, type Route } from '../../functions/core/names.ts';
import { type HttpAnswer, startMillrace } from '../support/millrace.ts';
import { expectProblem } from '../support/problem.ts';
import { shortenBackoff } from '../support/short-backoff.ts';
import { startWireMeter, type WireFault } from '../support/wire/wire-meter.ts';

shortenBackoff();
const { send, invoke } = await startMillrace();
const meter = await startWireMeter(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
process.env['AWS_ENDPOINT_URL_DYNAMODB'] = meter.url;
afterAll(() => meter.close());
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_MS }));
afterEach(() => {
  meter.disturb(undefined);
  vi.useRealTimers();
});

const START_MS = Date.UTC(2026, 10, 25, 12, 1);
/** Longer than anyone holds a lease or a cleanup. */
const LATER_MS = 120_000;

/** What a route is sent. */
const BODIES: Readonly<Record<string, unknown>> = {
  answer: { message: 'Which pipeline loads the orders?' },
  explain: { message: 'Which pipeline loads the orders?' },
  storeAnswer: { message: 'Who owns it?', response: 'The platform team.' },
  run: { requests: [{ tool: 'profile_dataset', params: { records: [{ amount: 1 }] } }] },
  add: { content: 'Loaded 41 rows.', entryId: 'added' },
  cleanUp: {},
  changeSettings: { tools: { concurrency: 4 } },
};

const answerSchema = z.looseObject({ answerId: z.string() });
const problemSchema = z.looseObject({ status: z.int(), code: z.string() });

interface Subject {
  readonly agent: string;
  readonly answerId: string;
}

/** An agent of the route's own, with entries and answers. */
async function subject(name: string): Promise<Subject> {
  const agent = name.replaceAll(/\W+/g, '-');
  const named = ['one', 'two'].map((entryId) => ({ content: `Loaded ${entryId}.`, entryId }));
  // One whose id no retry can bring again: it is deleted in a batch.
  const entries = [...named, { content: 'Loaded another.' }];
  await send({ line: `POST /agents/${agent}/memory`, json: { entries } });
  const message = 'How many rows were loaded?';
  const answer = await send({ line: `POST /agents/${agent}/messages`, json: { message } });
  await send({
    line: `PUT /agents/${agent}/answers`,
    json: { message: 'Who is on call?', response: 'Ada.' },
  });
  return { agent, answerId: answerSchema.parse(answer.json).answerId };
}

function request({ method, path, operation }: Route, { agent, answerId }: Subject) {
  const target = path
    .replace('{agentId}', agent)
    .replace('{answerId}', answerId)
    .replace('{entryId}', 'one')
    .replace('{dataset}', 'orders');
  return { line: `${method} ${target}`, json: BODIES[operation] };
}

/** What no route leads to, as the platform or an operator starts it. */
const DIRECT = {
  finishAnswer: (subjectOf: Subject) => ({
    name: 'message',
    event: {
      operation: 'finishAnswer',
      agentId: subjectOf.agent,
      answerId: 'f'.repeat(32),
      message: 'Late?',
      datasets: [],
      owner: 'someone',
    },
  }),
  trimAnswers: ({ agent }: Subject) => ({
    name: 'message',
    event: { operation: 'trimAnswers', agentId: agent },
  }),
  maintain: () => ({ name: 'maintenance', event: { operation: 'maintain' } }),
} as const;

/** A good reply, or a problem that says to come again. */
function expectServedOrRefused({ title, answer }: { title: string; answer: HttpAnswer }): void {
  if (answer.status < 300) return;
  const { status, code } = problemSchema.parse(answer.json);
  expect.soft([429, 503], `${title}: ${answer.text}`).toContain(status);
  expectProblem(answer, { status, code });
}

const FAULTS: readonly [string, WireFault][] = [
  ['throttles everything', { kind: 'throttle' }],
  ['leaves every batch unprocessed', { kind: 'unprocessed' }],
  ['breaks every connection', { kind: 'reset', moment: 'before' }],
  ['loses every reply', { kind: 'reset', moment: 'after' }],
  ['fails by itself', { kind: 'fail' }],
  ['takes half a second longer', { kind: 'delay', delayMs: 500 }],
];

describe('every route, while DynamoDB', () => {
  it.each(FAULTS)(
    '%s, serves or says to come again, and serves when that is over',
    {
      timeout: 60_000,
    },
    async (fault, wireFault) => {
      const routes = await Promise.all(
        ROUTES.map(async (route) => {
          const title = `${route.method} ${route.path}`;
          return { title, sent: request(route, await subject(`${fault} ${route.operation}`)) };
        }),
      );
      meter.disturb(() => wireFault);
      const during = await Promise.all(
        routes.map(async ({ title, sent }) => ({ title, answer: await send(sent) })),
      );
      for (const each of during) expectServedOrRefused(each);
      if (wireFault.kind === 'delay') expect(during.filter(({ answer }) => answer.status >= 300)).toEqual([]);
      meter.disturb(undefined);
      vi.setSystemTime(START_MS + LATER_MS);
      for (const { title, sent } of routes) {
        const { status, text } = await send(sent);
        // What was to be deleted may be gone already.
        const isGone = status === 404 && sent.line.endsWith('/memory/one');
        expect(isGone || status < 300, `${title}: ${status} ${text}`).toBe(true);
      }
    },
  );

  it.each(FAULTS)('%s, and whatever has no route', async (fault, wireFault) => {
    // So late that no agent of the other tests is active any more.
    const day = 1 + FAULTS.findIndex(([name]) => name === fault);
    vi.setSystemTime(START_MS + day * 86_400_000);
    const calls = await Promise.all(
      Object.entries(DIRECT).map(async ([operation, toEvent]) => ({
        operation,
        ...toEvent(await subject(`${fault} ${operation}`)),
      })),
    );
    meter.disturb(() => wireFault);
    const during = calls.map(async ({ operation, name, event }) => {
      const refusal = await invoke(name, event).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (refusal !== undefined)
        expect(['throttled', 'unavailable'], operation).toContain(refusal instanceof Error && refusal.name);
    });
    await Promise.all(during);
    meter.disturb(undefined);
    vi.setSystemTime(Date.now() + LATER_MS);
    for (const { operation, name, event } of calls)
      expect(await invoke(name, event), operation).toBeDefined();
  });
});
