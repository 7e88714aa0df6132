import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ROUTES } from '../../functions/core/names.ts';
import { openApi } from '../../functions/http/openapi.ts';

const schema = z.record(z.string(), z.unknown());
const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(
    z.strictObject({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema }),
  ),
  requestBody: z.optional(
    z.strictObject({
      required: z.boolean(),
      content: z.strictObject({ 'application/json': z.strictObject({ schema }) }),
    }),
  ),
  responses: z.looseObject({ default: z.unknown() }),
});

const { paths } = z
  .looseObject({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) })
  .parse(JSON.parse(JSON.stringify(openApi())));

function operation(method: string, path: string) {
  const found = paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`${method} ${path} is not described.`);
  return found;
}

describe('the description of the API', () => {
  it('describes each route once, with an id of its own', () => {
    const ids = ROUTES.map(({ method, path }) => operation(method, path).operationId);
    expect(new Set(ids).size).toBe(ROUTES.length);
  });

  it('declares every parameter of a path, and none twice', () => {
    for (const { method, path } of ROUTES) {
      const { parameters } = operation(method, path);
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    }
  });

  it('tells what a message and a window may be', () => {
    const ajv = new Ajv2020({ strict: false });
    const ask = operation('POST', '/agents/{agentId}/messages').requestBody?.content['application/json']
      .schema;
    const isQuestion = ajv.compile(ask ?? false);
    for (const message of ['a', '\u{1f600}'.repeat(8000)]) expect(isQuestion({ message })).toBe(true);
    for (const message of ['', ' \n', 'a'.repeat(8001)]) expect(isQuestion({ message })).toBe(false);
    const [, window] = operation('GET', '/agents/{agentId}/stats').parameters;
    const isWindow = ajv.compile(window?.schema ?? false);
    for (const good of ['PT1H', 'P1D', 'P2WT30M']) expect(isWindow(good)).toBe(true);
    for (const bad of ['', '1h', 'PT1', 'P1Y']) expect(isWindow(bad)).toBe(false);
  });

  it('has valid JSON Schemas that refuse what the API refuses', () => {
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    const add = operation('POST', '/agents/{agentId}/memory').requestBody?.content['application/json'].schema;
    const isEntry = ajv.compile(add ?? false);
    expect(isEntry({ content: 'Load finished.', importance: 1 })).toBe(true);
    expect(isEntry({ entries: [{ content: 'Load finished.' }] })).toBe(true);
    for (const bad of [{}, { content: '' }, { content: 'x', importance: 2 }, { content: 'x', colour: 1 }])
      expect(isEntry(bad)).toBe(false);
    const limit = operation('GET', '/agents/{agentId}/memory').parameters.find(
      ({ name }) => name === 'limit',
    );
    const isLimit = ajv.compile(limit?.schema ?? false);
    expect([isLimit(100), isLimit(0), isLimit(101)]).toEqual([true, false, false]);
  });

  it('offers no query where there is a body, and no body where there is a query', () => {
    for (const { method, path } of ROUTES) {
      const { parameters, requestBody } = operation(method, path);
      const inQuery = parameters.filter((parameter) => parameter.in === 'query');
      if (requestBody !== undefined) expect(inQuery).toEqual([]);
    }
  });

  it('names every member of a problem', () => {
    expect(openApi().components.schemas.Problem.required).toEqual(
      expect.arrayContaining(['type', 'title', 'status', 'detail', 'instance', 'code']),
    );
  });
});
