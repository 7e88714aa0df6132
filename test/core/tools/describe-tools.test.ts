import { describe, expect, it } from 'vitest';
import { describeTools } from '../../../functions/core/tools/describe-tools.ts';
import { makeWork } from '../support/batching.ts';
import { makeTime } from '../support/time.ts';

const describeWith = async (facts: Parameters<typeof makeWork>[2]) =>
  (await describeTools([makeWork(makeTime(), [], facts)], 1800))[0];

describe('describeTools', () => {
  it('lists what a caller has to know, params as a JSON Schema', async () => {
    expect(await describeWith({})).toMatchObject({
      name: 'work',
      description: 'Waits and ends as it is told.',
      version: '1',
      cacheable: true,
      ttlSeconds: 1800,
      sideEffect: 'none',
      params: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: { name: { type: 'string' }, waitMs: { type: 'number', default: 0 } },
        required: ['name'],
        additionalProperties: false,
      },
    });
  });

  it('gives a tool its own life of results, and 0 to one that is never cached', async () => {
    expect(await describeWith({ ttlSeconds: 60 })).toMatchObject({ ttlSeconds: 60 });
    expect(await describeWith({ ttlSeconds: 60, cacheable: false })).toMatchObject({ ttlSeconds: 0 });
  });
});
