import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { ROUTES } from '../../functions/core/names.ts';
import type { DeployedApp } from './support/app.ts';
import type { AwsReply } from './support/aws.ts';
import type { Check } from './support/report.ts';

interface Call {
  readonly line: string;
  readonly body?: unknown;
  readonly status: number;
  /** What the reply has to say; throws where it does not. */
  readonly expect?: (json: unknown) => unknown;
}

const AGENT = '/agents/e2e';

const RECORDS = [
  { id: 1, city: 'Bergen' },
  { id: 2, city: null },
];

/** Every route but the emulator's own /health, in an order in which each finds what it needs. */
const CALLS: readonly Call[] = [
  {
    line: 'GET /openapi.json',
    status: 200,
    expect: (json) => z.object({ openapi: z.literal('3.1.0') }).parse(json),
  },
  {
    line: 'GET /tools',
    status: 200,
    expect: (json) => z.object({ tools: z.array(z.unknown()) }).parse(json),
  },
  {
    line: `POST ${AGENT}/memory`,
    body: {
      content: 'orders: 3 of 120 rows failed not_null',
      stage: 'validation',
      dataset: 'orders',
      entryId: 'one',
    },
    status: 201,
  },
  { line: `POST ${AGENT}/memory`, body: { content: 'second', entryId: 'two' }, status: 201 },
  { line: `GET ${AGENT}/memory?limit=1`, status: 200, expect: hasPages },
  { line: `GET ${AGENT}/memory/one`, status: 200 },
  { line: `GET ${AGENT}/context?maxChars=500`, status: 200, expect: contains('[VALIDATION]') },
  { line: `GET ${AGENT}/context?query=orders`, status: 200, expect: contains('not_null') },
  { line: `POST ${AGENT}/memory/cleanups`, body: { dryRun: true }, status: 200 },
  { line: `POST ${AGENT}/datasets/orders/versions`, status: 201, expect: contains('"dataset":"orders"') },
  {
    line: `POST ${AGENT}/tool-batches`,
    body: {
      requests: [{ tool: 'profile_dataset', params: { records: RECORDS } }, { tool: 'current_timestamp' }],
    },
    status: 200,
    expect: contains('"succeeded":2'),
  },
  { line: `PUT ${AGENT}/answers`, body: { message: 'Who are you?', response: 'An agent.' }, status: 200 },
  {
    line: `POST ${AGENT}/messages`,
    body: { message: 'Who are  you?' },
    status: 200,
    expect: contains('"source":"precomputed"'),
  },
  { line: `POST ${AGENT}/messages/explain`, body: { message: 'Who are you?' }, status: 200 },
  { line: `GET ${AGENT}/answers`, status: 200, expect: contains('An agent.') },
  { line: `GET ${AGENT}/answers/00000000000000000000000000000000`, status: 404 },
  { line: `PATCH ${AGENT}/settings`, body: { context: { maxChars: 900 } }, status: 200 },
  { line: `GET ${AGENT}/settings`, status: 200, expect: contains('"maxChars":900') },
  { line: `GET ${AGENT}/stats?window=PT1H`, status: 200, expect: contains('"totalEntries":2') },
  { line: `POST ${AGENT}/tunings`, status: 200, expect: contains('"changed":false') },
  { line: `DELETE ${AGENT}/answers`, status: 200 },
  { line: `DELETE ${AGENT}/memory/two`, status: 200 },
  { line: `DELETE ${AGENT}/memory`, status: 200, expect: contains('"forgotten":1') },
];

/** Calls every route through the deployed API, signed; then what has to be refused. */
export async function checkRoutes(check: Check, app: DeployedApp): Promise<void> {
  await check('each route of the API is among the calls', async () => {
    const called = new Set(CALLS.map(({ line }) => routeOf(line)));
    const left = ROUTES.map(({ method, path }) => `${method} ${path}`).filter((route) => !called.has(route));
    assert.deepEqual(left, ['GET /health']);
    await Promise.resolve();
  });
  for (const { line, body, status, expect } of CALLS.filter(({ line }) => isDeployed(line)))
    await check(line, async () => {
      const reply = await app.send(line, body);
      assert.equal(reply.status, status, reply.text);
      assert.match(String(reply.headers['x-request-id']), /\S/);
      expect?.(reply.json);
    });
  await checkRefusals(check, app);
}

async function checkRefusals(check: Check, app: DeployedApp): Promise<void> {
  await check('bad requests get their problems', async () => {
    expectProblem(await app.send(`POST ${AGENT}/memory`, { content: '' }), 400, 'invalid_request');
    expectProblem(await app.send(`POST ${AGENT}/memory`, { content: 'x', y: 1 }), 400, 'invalid_request');
    expectProblem(await app.send('GET /nowhere'), 404, 'not_found');
    const large = { content: 'x'.repeat(1_100_000) };
    expectProblem(await app.send(`POST ${AGENT}/memory`, large), 413, 'body_too_large');
  });
  await check('an Idempotency-Key adds once', async () => {
    const key = { 'idempotency-key': 'e2e-1' };
    const first = await app.send(`POST ${AGENT}/memory`, { content: 'once' }, key);
    const second = await app.send(`POST ${AGENT}/memory`, { content: 'once' }, key);
    assert.equal(first.status, 201, first.text);
    assert.deepEqual(second.json, first.json);
    const other = await app.send(`POST ${AGENT}/memory`, { content: 'other' }, key);
    assert.equal(other.status, 409, other.text);
  });
}

function expectProblem({ status, headers, json, text }: AwsReply, expected: number, code: string): void {
  assert.equal(status, expected, text);
  assert.equal(headers['content-type'], 'application/problem+json');
  assert.equal(z.object({ code: z.string() }).parse(json).code, code);
}

/** A call counts only where its route is deployed. */
function isDeployed(line: string): boolean {
  return ROUTES.some(({ method, path }) => `${method} ${path}` === routeOf(line));
}

function routeOf(line: string): string {
  const [method = '', target = ''] = line.split(' ');
  const parts = (target.split('?')[0] ?? '').split('/');
  const fits = (path: string) => {
    const pattern = path.split('/');
    return (
      pattern.length === parts.length &&
      pattern.every((part, index) => part.startsWith('{') || part === parts[index])
    );
  };
  const routes = ROUTES.filter((route) => route.method === method && fits(route.path));
  // A fixed part goes before a parameter, as in API Gateway.
  const [best] = routes.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length);
  return best === undefined ? line : `${best.method} ${best.path}`;
}

function contains(text: string) {
  return (json: unknown) =>
    assert.ok(JSON.stringify(json).includes(text), JSON.stringify(json).slice(0, 500));
}

function hasPages(json: unknown): void {
  const { entries, nextCursor } = z
    .object({ entries: z.array(z.unknown()), nextCursor: z.string() })
    .parse(json);
  assert.equal(entries.length, 1);
  assert.match(nextCursor, /\S/);
}
