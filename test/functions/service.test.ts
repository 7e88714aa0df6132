import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ROUTES } from '../../functions/core/names.ts';
import { startMillrace } from '../support/millrace.ts';

const { send, invoke } = await startMillrace();

const toolsSchema = z.strictObject({
  tools: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string().check(z.minLength(20)),
      version: z.string(),
      cacheable: z.boolean(),
      ttlSeconds: z.number(),
      sideEffect: z.enum(['none', 'external']),
      params: z.looseObject({ type: z.literal('object'), additionalProperties: z.literal(false) }),
    }),
  ),
});

describe('the list of tools', () => {
  it('has a JSON Schema and a description for each', async () => {
    const { status, json } = await send({ line: '/tools' });
    expect(status).toBe(200);
    const { tools } = toolsSchema.parse(json);
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['validate_schema', 'profile_dataset', 'current_timestamp']),
    );
    const ajv = new Ajv2020({ strict: false });
    for (const { params } of tools) expect(ajv.validateSchema(params)).toBe(true);
    expect(tools.find(({ name }) => name === 'current_timestamp')).toMatchObject({
      cacheable: false,
      ttlSeconds: 0,
    });
  });

  it('is the same for a direct invocation, which names no agent', async () => {
    expect(await invoke('tool-batch', { operation: 'listTools' })).toEqual(
      (await send({ line: '/tools' })).json,
    );
  });
});

describe('the service', () => {
  it('says that it lives', async () => {
    expect(await send({ line: '/health' })).toMatchObject({ status: 200, json: { status: 'ok' } });
  });

  it('describes every route that it has in OpenAPI 3.1', async () => {
    const { json } = await send({ line: '/openapi.json' });
    const { openapi, paths } = z
      .looseObject({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(json);
    expect(openapi).toMatch(/^3\.1\./);
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  });
});
