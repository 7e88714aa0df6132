import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ROUTES } from '../../functions/core/names.ts';
import { toEvent } from '../support/http-event.ts';
import { startMillrace, toHttpAnswer } from '../support/millrace.ts';

const { invoke } = await startMillrace();

interface Sent {
  readonly line: string;
  readonly json?: unknown;
  readonly key?: string;
}

async function sendAs(tenant: string, { line, json, key }: Sent) {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  const { functionName, event } = toEvent({ line, headers, ...(json === undefined ? {} : { json }) });
  const authorizer = { jwt: { claims: { tenant }, scopes: [] } };
  const requestContext = { ...event.requestContext, authorizer };
  return toHttpAnswer(await invoke(functionName, { ...event, requestContext }));
}

const RECORDS = [{ order: 1, amount: 5 }, { order: 2 }];

const BATCH = { requests: [{ tool: 'profile_dataset', params: { records: RECORDS } }] };

const QUESTION = 'How many orders failed?';

/** What the first tenant does with its agent. */
const FILLING: readonly Sent[] = [
  { line: 'POST /agents/x/memory', json: { content: 'orders: 3 failed', entryId: 'e-1', dataset: 'orders' } },
  { line: 'POST /agents/x/memory', json: { content: 'orders: loaded', dataset: 'orders' }, key: 'key-1' },
  { line: 'POST /agents/x/datasets/orders/versions' },
  { line: 'POST /agents/x/tool-batches', json: BATCH, key: 'key-2' },
  { line: 'POST /agents/x/messages', json: { message: QUESTION } },
  { line: 'PUT /agents/x/answers', json: { message: 'Who?', response: 'The first tenant.' } },
  { line: 'PATCH /agents/x/settings', json: { context: { maxChars: 99 } } },
];

/** What a caller of another tenant tries at an agent of the same name: every route, with all that the first knows. */
function probesOf(agent: string, answerId: string, cursor: string): readonly Sent[] {
  const at = `/agents/${agent}`;
  return [
    { line: `GET ${at}/memory` },
    { line: `GET ${at}/memory?cursor=${cursor}` },
    { line: `GET ${at}/memory/e-1` },
    { line: `GET ${at}/context` },
    { line: `GET ${at}/context?query=orders` },
    { line: `GET ${at}/answers` },
    { line: `GET ${at}/answers/${answerId}` },
    { line: `GET ${at}/settings` },
    { line: `GET ${at}/stats` },
    { line: `POST ${at}/messages/explain`, json: { message: 'How many of the orders failed?' } },
    { line: `POST ${at}/messages`, json: { message: QUESTION } },
    { line: `POST ${at}/messages`, json: { message: 'Who?' } },
    { line: `POST ${at}/tool-batches`, json: BATCH, key: 'key-2' },
    { line: `POST ${at}/memory`, json: { content: 'mine', entryId: 'e-1' } },
    { line: `POST ${at}/memory`, json: { content: 'mine too' }, key: 'key-1' },
    { line: `POST ${at}/datasets/orders/versions` },
    { line: `POST ${at}/memory/cleanups`, json: { dryRun: true } },
    { line: `POST ${at}/memory/cleanups`, json: {} },
    { line: `POST ${at}/tunings` },
    { line: `PUT ${at}/answers`, json: { message: 'Who?', response: 'The second.' } },
    { line: `PATCH ${at}/settings`, json: { context: { maxChars: 500 } } },
    { line: `GET ${at}/stats` },
    { line: `DELETE ${at}/memory/e-1` },
    { line: `DELETE ${at}/memory` },
    { line: `DELETE ${at}/answers` },
  ];
}

/** What only the first tenant should see, before and after the others. */
const OWN: readonly Sent[] = [
  { line: 'GET /agents/x/memory' },
  { line: 'GET /agents/x/context' },
  { line: 'GET /agents/x/answers' },
  { line: 'GET /agents/x/settings' },
  { line: 'GET /agents/x/stats' },
];

const VARYING =
  /^(?:durationMs|responseTimeMs|answeredAt|storedAt|timestamp|at|instance|.*AgeHours|.*Ms|.*Hours)$/;

/** The reply without what differs from call to call, and the agent's name taken out. */
function comparable(value: unknown, agent: string): unknown {
  if (Array.isArray(value)) return value.map((item) => comparable(item, agent));
  if (typeof value === 'string')
    return value.replaceAll(`/agents/${agent}/`, '/agents/*/').replace(ISO, '<time>');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      VARYING.test(key) ? [] : [[key, comparable(member, agent)]],
    ),
  );
}

const ISO = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

async function seenBy(tenant: string, agent: string, requests: readonly Sent[]) {
  const seen: unknown[] = [];
  for (const request of requests) {
    const { status, json } = await sendAs(tenant, request);
    const shown = request.line.replace(`/agents/${agent}`, '/agents/*');
    seen.push({ request: shown, status, body: comparable(json, agent) });
  }
  return seen;
}

const answerSchema = z.object({ answerId: z.string() });
const pageSchema = z.object({ nextCursor: z.string() });

describe('a caller of another tenant', () => {
  it('learns nothing on any route: the same agent of another tenant is like one that nobody has', async () => {
    for (const request of FILLING) expect((await sendAs('first', request)).status).toBeLessThan(300);
    const asked = await sendAs('first', { line: 'POST /agents/x/messages', json: { message: QUESTION } });
    expect(asked.json).toMatchObject({ source: 'exact' });
    const { answerId } = answerSchema.parse(asked.json);
    const page = await sendAs('first', { line: 'GET /agents/x/memory?limit=1' });
    const { nextCursor } = pageSchema.parse(page.json);
    const before = await seenBy('first', 'x', OWN);

    const beside = await seenBy('second', 'x', probesOf('x', answerId, nextCursor));
    const alone = await seenBy('third', 'unheard-of', probesOf('unheard-of', answerId, nextCursor));
    expect(beside).toEqual(alone);

    expect(await seenBy('first', 'x', OWN)).toEqual(before);
    expect(before).toMatchObject([
      { body: { entries: [{}, {}] } },
      {},
      {},
      { body: { context: { maxChars: 99 } } },
      {},
    ]);
  });

  it('is shown what an empty agent shows, not an error that tells the two apart', async () => {
    const seen = await seenBy('fourth', 'x', probesOf('x', '0'.repeat(32), 'nonsense'));
    expect(seen).toEqual(
      expect.arrayContaining([
        { request: 'GET /agents/*/memory', status: 200, body: { entries: [] } },
        expect.objectContaining({ request: 'GET /agents/*/memory/e-1', status: 404 }),
        expect.objectContaining({ request: 'GET /agents/*/memory?cursor=nonsense', status: 400 }),
        expect.objectContaining({
          request: 'POST /agents/*/tool-batches',
          body: expect.objectContaining({ cacheHits: 0 }),
        }),
      ]),
    );
  });

  it('has tried every route of an agent', () => {
    const tried = new Set(probesOf('x', '0'.repeat(32), 'c').map((probe) => toEvent(probe).event.routeKey));
    const routes = ROUTES.filter(({ path }) => path.startsWith('/agents/')).map(
      ({ method, path }) => `${method} ${path}`,
    );
    expect([...tried].toSorted()).toEqual(routes.toSorted());
  });
});
