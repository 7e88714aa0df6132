import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { FUNCTION_NAMES, ROUTES } from '../../functions/core/names.ts';
import { startMillrace, toHttpAnswer } from '../support/millrace.ts';
import { expectProblem } from '../support/problem.ts';

const { invoke, refusal } = await startMillrace();

const FOLDER = path.join(import.meta.dirname, '../../events');

/** The events that are refused; all others are served. */
const REFUSED: ReadonlyMap<string, { readonly status: number; readonly code: string }> = new Map([
  ['memory-add.http.malformed-json', { status: 400, code: 'malformed_json' }],
  ['memory-add.http.wrong-content-type', { status: 415, code: 'unsupported_media_type' }],
  ['memory-add.http.unknown-key', { status: 400, code: 'invalid_request' }],
  ['memory-add.direct.unknown-key', { status: 400, code: 'invalid_request' }],
  ['memory-add.http.conflict', { status: 409, code: 'entry_conflict' }],
  ['memory-add.direct.conflict', { status: 409, code: 'entry_conflict' }],
  ['memory-get.http.absent', { status: 404, code: 'not_found' }],
  ['memory-list.http.bad-cursor', { status: 400, code: 'invalid_cursor' }],
  ['message-answer.http.empty-message', { status: 400, code: 'invalid_request' }],
  ['message-answer.direct.empty-message', { status: 400, code: 'invalid_request' }],
  ['tool-batch-run.http.no-requests', { status: 400, code: 'invalid_request' }],
  ['stats-read.http.bad-window', { status: 400, code: 'invalid_request' }],
  ['stats-read.direct.unknown-operation', { status: 400, code: 'unknown_operation' }],
]);

const httpSchema = z.looseObject({
  version: z.literal('2.0'),
  routeKey: z.string(),
  requestContext: z.looseObject({ authorizer: z.looseObject({ jwt: z.looseObject({}) }) }),
});
const directSchema = z.looseObject({ agentId: z.optional(z.string()), operation: z.optional(z.string()) });

const events = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => toSample(file.slice(0, -'.json'.length)));

describe('the sample event', () => {
  it.each(events.filter(({ name, shape }) => shape === 'http' && !REFUSED.has(name)))(
    '$name is served',
    async ({ functionName, event, name }) => {
      await seed(name);
      const { status, headers } = toHttpAnswer(await invoke(functionName, withTenant(event, name)));
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(300);
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'x-request-id': expect.stringMatching(/\S/),
      });
    },
  );

  it.each(events.filter(({ name, shape }) => shape === 'http' && REFUSED.has(name)))(
    '$name is answered with its problem',
    async ({ functionName, event, name }) => {
      await seed(name);
      const answer = toHttpAnswer(await invoke(functionName, withTenant(event, name)));
      expectProblem(answer, REFUSED.get(name) ?? { status: 0, code: '' });
    },
  );

  it.each(events.filter(({ name, shape }) => shape === 'direct' && !REFUSED.has(name)))(
    '$name gives the body alone',
    async ({ functionName, event, name }) => {
      await seed(name);
      const body = await invoke(functionName, withTenant(event, name));
      expect(body).not.toHaveProperty('statusCode');
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(262_144);
    },
  );

  it.each(events.filter(({ name, shape }) => shape === 'direct' && REFUSED.has(name)))(
    '$name is thrown as a refusal',
    async ({ functionName, event, name }) => {
      await seed(name);
      expect(await refusal(functionName, withTenant(event, name))).toMatchObject({
        name: REFUSED.get(name)?.code,
      });
    },
  );
});

describe('the sample events', () => {
  it('show every operation of the API in both shapes', () => {
    const served = new Set(events.map(({ name }) => name));
    for (const { function: functionName, operation } of ROUTES) {
      const prefix = `${functionName}-${toKebabCase(operation)}`;
      expect(served).toContain(`${prefix}.http`);
      expect(served).toContain(`${prefix}.direct`);
    }
  });

  it('go to the function and the operation that their names say', () => {
    for (const { name, shape, functionName, event } of events) {
      if (shape === 'http') {
        const { routeKey } = httpSchema.parse(event);
        const route = ROUTES.find(({ method, path }) => `${method} ${path}` === routeKey);
        expect(name).toMatch(`${route?.function}-${toKebabCase(route?.operation ?? '')}.`);
      } else if (!REFUSED.has(name)) {
        const first = ROUTES.find((route) => route.function === functionName)?.operation ?? '';
        const { operation = first } = directSchema.parse(event);
        expect(name).toMatch(`${functionName}-${toKebabCase(operation)}.`);
      }
    }
  });

  it('are all there that are known to be refused', () => {
    expect(events.map(({ name }) => name)).toEqual(expect.arrayContaining([...REFUSED.keys()]));
  });
});

function toSample(name: string) {
  const [operation = '', shape] = name.split('.');
  const functionName = FUNCTION_NAMES.find((functionName) => operation.startsWith(`${functionName}-`));
  if (functionName === undefined || (shape !== 'http' && shape !== 'direct'))
    throw new Error(`The name of events/${name}.json says neither function nor shape.`);
  const event: unknown = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));
  return { name, shape, functionName, event };
}

/** The event for a tenant of its own, so that the order of the events does not matter. */
function withTenant(event: unknown, tenant: string): unknown {
  const http = httpSchema.safeParse(event);
  if (http.success) {
    const jwt = { claims: { tenant }, scopes: [] };
    return { ...http.data, requestContext: { ...http.data.requestContext, authorizer: { jwt } } };
  }
  const direct = directSchema.parse(event);
  return direct.agentId === undefined ? direct : { ...direct, tenant };
}

/** What the events speak of: the entry run-41-load and an answer to the question about rejected rows. */
async function seed(tenant: string): Promise<void> {
  for (const [functionName, name] of [
    ['memory', 'memory-add.direct'],
    ['message', 'message-answer.direct'],
  ] as const)
    await invoke(functionName, withTenant(toSample(name).event, tenant));
}

function toKebabCase(operation: string): string {
  return operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
