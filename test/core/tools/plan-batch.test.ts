import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import type { ToolRequest } from '../../../functions/core/tools/batch-request.ts';
import { cacheKey } from '../../../functions/core/tools/cache-key.ts';
import { planBatch } from '../../../functions/core/tools/plan-batch.ts';
import { defineTool, type Tool } from '../../../functions/core/tools/tool.ts';
import { makeWork, work } from '../support/batching.ts';
import { makeTime } from '../support/time.ts';

const time = makeTime();
const tool = makeWork(time);
const uncached = makeWork(time, [], { name: 'clock', cacheable: false });
const finding =
  (...tools: Tool[]) =>
  async (name: string) =>
    await Promise.resolve(tools.find((each) => each.name === name));
const plan = (...requests: ToolRequest[]) => planBatch(requests, finding(tool, uncached), sha256);

describe('planBatch', () => {
  it('finds the tool and the key of each request, in order', async () => {
    const requests = [work('a'), work('b')];
    expect(await plan(...requests)).toMatchObject([
      { kind: 'call', request: requests[0], tool, key: cacheKey(tool, { name: 'a' }, sha256) },
      { kind: 'call', request: requests[1], tool, key: cacheKey(tool, { name: 'b' }, sha256) },
    ]);
  });

  it('gives no key to a tool whose results are never kept', async () => {
    expect(await plan({ tool: 'clock', params: { name: 'a' } })).toMatchObject([
      { kind: 'call', key: undefined },
    ]);
  });

  it('gives no key to a call that its tool would not keep', async () => {
    const picky = defineTool({
      name: 'picky',
      description: 'Keeps what has no clock in it.',
      version: '1',
      cacheable: true,
      isCacheable: ({ clock }) => clock !== true,
      sideEffect: 'none',
      params: z.strictObject({ clock: z.optional(z.boolean()) }),
      run: async () => await Promise.resolve(1),
    });
    const requests = [{ tool: 'picky', params: { clock: true } }, { tool: 'picky' }];
    expect(await planBatch(requests, finding(picky), sha256)).toMatchObject([
      { key: undefined },
      { key: cacheKey(picky, {}, sha256) },
    ]);
  });

  it('depends on what the request names and what the tool derives, each once', async () => {
    expect(await plan(work('a', { dataset: 'orders' }, { datasets: ['sales', 'orders'] }))).toMatchObject([
      { datasets: ['sales', 'orders'] },
    ]);
    expect(await plan(work('a'))).toMatchObject([{ datasets: [] }]);
  });

  it('lets through what pipelines add to every call', async () => {
    const params = { name: 'a', execution_id: 'e', timestamp: 1 };
    expect(await plan({ tool: 'work', params })).toMatchObject([
      { kind: 'call', key: cacheKey(tool, { name: 'a' }, sha256) },
    ]);
  });

  it('fails as a whole where a tool fails otherwise than by refusing', async () => {
    const broken = { ...tool, load: async () => await Promise.reject(new TypeError('not found')) };
    await expect(planBatch([work('a')], async () => await Promise.resolve(broken), sha256)).rejects.toThrow(
      'not found',
    );
  });

  it('refuses an unknown tool and goes on', async () => {
    expect(await plan({ tool: 'toString' }, work('a'))).toMatchObject([
      {
        kind: 'refused',
        error: { code: 'unknown_tool', message: 'There is no tool "toString"; GET /tools lists them.' },
      },
      { kind: 'call' },
    ]);
  });

  it.each([
    [undefined, 'name is required.'],
    [{}, 'name is required.'],
    [{ name: 1 }, 'name must be a string.'],
    [{ name: 'a', color: 'red' }, 'color is not a known key.'],
  ])('refuses the params %j with the fault, and goes on', async (params, message) => {
    expect(await plan({ tool: 'work', params }, work('a'))).toMatchObject([
      { kind: 'refused', error: { code: 'invalid_params', message } },
      { kind: 'call' },
    ]);
  });
});
