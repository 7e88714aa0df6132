import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { METRIC_NAMESPACE, ROUTES, type Route } from '../../functions/core/names.ts';
import { replySchema } from '../../functions/http/contracts/replies.ts';
import { openApi } from '../../functions/http/openapi.ts';
import { arbitraryOfSchema } from '../support/fuzz/arbitrary-of-schema.ts';
import { HOSTILE, spoiled } from '../support/fuzz/hostile-values.ts';
import type { HttpRequest } from '../support/http-event.ts';
import { type HttpAnswer, startMillrace } from '../support/millrace.ts';
import { expectProblem } from '../support/problem.ts';

const { send, invoke, printed } = await startMillrace();

/** Requests of each kind for each route; `MILLRACE_FUZZ_RUNS` for more. A failure prints its seed and the request. */
const numRuns = Number(process.env['MILLRACE_FUZZ_RUNS'] ?? 12);

/** Kept by another tenant under the same agent, and never to be seen. */
const SECRET = 'Zq7-of-another-tenant';

const operationSchema = z.looseObject({
  parameters: z.array(
    z.looseObject({ name: z.string(), in: z.enum(['path', 'query']), schema: z.unknown() }),
  ),
  requestBody: z.optional(
    z.looseObject({ content: z.looseObject({ 'application/json': z.looseObject({ schema: z.unknown() }) }) }),
  ),
});
const pathsSchema = z.record(z.string(), z.record(z.string(), operationSchema));
const paths = pathsSchema.parse(JSON.parse(JSON.stringify(openApi().paths)));
const problemSchema = z.looseObject({ status: z.int(), code: z.string() });
const toolsSchema = z.looseObject({
  tools: z.array(z.looseObject({ name: z.string(), params: z.unknown() })),
});
let tools: readonly { readonly name: string; readonly params: unknown }[] = [];

beforeAll(async () => {
  const other = { tenant: 'other', agentId: 'fuzz' };
  await invoke('memory', { ...other, content: SECRET, dataset: 'orders', entryId: 'planted' });
  await invoke('message', {
    ...other,
    operation: 'storeAnswer',
    message: 'How many rows?',
    response: SECRET,
  });
  tools = toolsSchema.parse((await send({ line: '/tools' })).json).tools;
});

describe.each(ROUTES.map((route) => ({ title: `${route.method} ${route.path}`, route })))(
  '$title',
  ({ route }) => {
    it('serves or refuses what fits its schema, as its contract says', async () => {
      await fc.assert(
        fc.asyncProperty(requests(route), async (request) => expectSound(route, await send(request))),
        { numRuns },
      );
    });

    it('refuses or bears what does not fit', async () => {
      const ill = fc.tuple(requests(route), fc.gen()).map(([request, pick]) => spoil(request, pick));
      await fc.assert(
        fc.asyncProperty(ill, async (request) => expectSound(route, await send(request))),
        { numRuns: numRuns * 2 },
      );
    });
  },
);

describe('a tool', () => {
  it('succeeds or fails by itself, whatever its params are', async () => {
    const call = fc
      .constantFrom(...tools)
      .chain(({ name, params }) =>
        fc.tuple(fc.constant(name), arbitraryOfSchema(params), fc.gen(), fc.boolean()),
      )
      .map(([tool, params, pick, isIll]) => ({ tool, params: isIll ? spoiled(params, pick) : params }));
    const batch = fc.array(call, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(batch, async (calls) => {
        const answer = await send({ line: 'POST /agents/fuzz/tool-batches', json: { requests: calls } });
        expectSound(runRoute, answer);
        expect(answer.text).not.toMatch(/root:|"code":"tool_crashed"|node_modules/);
      }),
      { numRuns: numRuns * 3 },
    );
  });
});

describe('what was printed meanwhile', () => {
  it('is one JSON object a line, and nobody forged a metric', () => {
    const lines = printed()
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(ROUTES.length * numRuns);
    for (const line of lines) {
      const { _aws } = logSchema.parse(JSON.parse(line));
      for (const { Namespace } of _aws?.CloudWatchMetrics ?? []) expect(Namespace).toBe(METRIC_NAMESPACE);
    }
    expect(printed()).not.toContain(SECRET);
  });
});

const runRoute: Route = {
  method: 'POST',
  path: '/agents/{agentId}/tool-batches',
  function: 'tool-batch',
  operation: 'run',
};

const logSchema = z.looseObject({
  _aws: z.optional(z.looseObject({ CloudWatchMetrics: z.array(z.looseObject({ Namespace: z.string() })) })),
});

/** Requests that fit the description of the route, all of one agent. */
function requests({ method, path }: Route): fc.Arbitrary<HttpRequest> {
  const described = paths[path]?.[method.toLowerCase()];
  if (described === undefined) throw new Error(`${method} ${path} is not described.`);
  const { parameters, requestBody } = described;
  const body = requestBody?.content['application/json'].schema;
  const values = fc.record(
    Object.fromEntries(
      parameters.map(({ name, schema }) => [
        name,
        name === 'agentId' ? fc.constant('fuzz') : arbitraryOfSchema(schema),
      ]),
    ),
  );
  return fc
    .tuple(values, body === undefined ? fc.constant(undefined) : arbitraryOfSchema(body))
    .map(([given, json]) => ({ line: `${method} ${target(path, parameters, given)}`, json }));
}

function target(
  path: string,
  parameters: readonly { readonly name: string; readonly in: 'path' | 'query' }[],
  values: Readonly<Record<string, unknown>>,
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const query = parameters.flatMap(({ name, in: place }) =>
    place === 'query' && values[name] !== undefined
      ? `${name}=${encodeURIComponent(String(values[name]))}`
      : [],
  );
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

function spoil({ line, json }: HttpRequest, pick: fc.GeneratorValue): HttpRequest {
  if (json !== undefined && pick(fc.boolean)) return { line, json: spoiled(json, pick) };
  const text = encodeURIComponent(
    String(pick(fc.constantFrom, ...HOSTILE.filter((it) => typeof it === 'string' && it !== ''))),
  );
  const name = pick(fc.constantFrom, 'limit', 'cursor', 'maxChars', 'query', 'window', '__proto__', 'x');
  return { line: `${line}${line.includes('?') ? '&' : '?'}${name}=${text}`, json };
}

/** Fails for a 5xx, for what the contract does not describe, and for what another tenant keeps. */
function expectSound({ function: name, operation }: Route, answer: HttpAnswer): void {
  expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(500);
  expect(answer.text).not.toContain(SECRET);
  if (answer.status >= 400) {
    const { status, code } = problemSchema.parse(answer.json);
    return expectProblem(answer, { status, code });
  }
  const schema = replySchema(name, operation);
  expect(schema).toBeDefined();
  expect(schema?.safeParse(answer.json).error?.issues ?? []).toEqual([]);
}
