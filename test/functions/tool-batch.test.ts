import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startMillrace } from '../support/millrace.ts';

const { send, invoke } = await startMillrace();

const records = [
  { id: 1, country: 'NO' },
  { id: 2, country: null },
];
const schema = { type: 'object', properties: { country: { type: 'string' } } };
const requests = [
  { id: 'check', tool: 'validate_schema', params: { schema, records } },
  { id: 'profile', tool: 'profile_dataset', params: { records }, datasets: ['orders'] },
  { id: 'none', tool: 'no_such_tool' },
  { id: 'bad', tool: 'profile_dataset', params: { rows: 1 } },
  { id: 'time', tool: 'current_timestamp' },
];

describe('a batch of tool calls', () => {
  it('gives the results in the order of the requests, failures beside successes', async () => {
    const reply = await send({ line: 'POST /agents/order/tool-batches', json: { requests } });
    expect(reply).toMatchObject({
      status: 200,
      json: {
        succeeded: 3,
        failed: 2,
        cacheHits: 0,
        durationMs: expect.any(Number),
        results: [
          { id: 'check', tool: 'validate_schema', success: true, cached: false },
          { id: 'profile', tool: 'profile_dataset', success: true, cached: false },
          { id: 'none', tool: 'no_such_tool', success: false, error: { code: 'unknown_tool' } },
          { id: 'bad', tool: 'profile_dataset', success: false, error: { code: 'invalid_params' } },
          { id: 'time', tool: 'current_timestamp', success: true, cached: false },
        ],
      },
    });
  });

  it('is not paid for twice, but for what depends on time', async () => {
    const call = { line: 'POST /agents/cached/tool-batches', json: { requests } };
    const fresh = await send(call);
    const cached = await send(call);
    expect(cached.json).toMatchObject({
      succeeded: 3,
      failed: 2,
      cacheHits: 2,
      results: [
        { cached: true },
        { cached: true },
        { success: false },
        { success: false },
        { cached: false },
      ],
    });
    expect(resultsOf(cached.json).slice(0, 2)).toEqual(resultsOf(fresh.json).slice(0, 2));
  });

  it('runs anew once a dataset it depends on has moved on', async () => {
    const call = { line: 'POST /agents/moved/tool-batches', json: { requests: requests.slice(0, 2) } };
    await send(call);
    await send({ line: 'POST /agents/moved/datasets/orders/versions' });
    expect((await send(call)).json).toMatchObject({
      cacheHits: 1,
      results: [{ cached: true }, { cached: false }],
    });
  });

  it('keeps nothing across agents', async () => {
    await send({ line: 'POST /agents/mine/tool-batches', json: { requests } });
    expect((await send({ line: 'POST /agents/yours/tool-batches', json: { requests } })).json).toMatchObject({
      cacheHits: 0,
    });
  });

  it('runs equal requests of one batch once', async () => {
    const twice = { requests: [requests[1], requests[1]] };
    expect((await send({ line: 'POST /agents/equal/tool-batches', json: twice })).json).toMatchObject({
      succeeded: 2,
      results: [{ cached: false }, { cached: true }],
    });
  });

  it('takes 100 requests', async () => {
    const many = Array.from({ length: 100 }, (_, n) => ({
      tool: 'profile_dataset',
      params: { records: [{ n }] },
    }));
    expect(
      (await send({ line: 'POST /agents/many/tool-batches', json: { requests: many } })).json,
    ).toMatchObject({ succeeded: 100, failed: 0 });
  });

  it('gives the reply alone to a pipeline', async () => {
    const call = { agentId: 'pipeline', requests: requests.slice(0, 1) };
    expect(await invoke('tool-batch', call)).toMatchObject({ succeeded: 1, cacheHits: 0 });
    expect(await invoke('tool-batch', { ...call, operation: 'run' })).toMatchObject({ cacheHits: 1 });
  });
});

function resultsOf(reply: unknown): readonly unknown[] {
  const schema = z.looseObject({ results: z.array(z.looseObject({ result: z.optional(z.unknown()) })) });
  return schema.parse(reply).results.map(({ result }) => result);
}
