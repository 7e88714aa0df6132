import { describe, expect, it } from 'vitest';
import { makeBatching, work } from '../support/batching.ts';

describe('runBatch', () => {
  it('gives the results in the order of the requests, however long each takes', async () => {
    const agent = makeBatching();
    const reply = await agent.run([
      work('a', { waitMs: 30 }),
      work('b', { waitMs: 10 }, { id: 'mine' }),
      work('c'),
    ]);
    expect(reply).toEqual({
      results: [
        {
          tool: 'work',
          success: true,
          cached: false,
          durationMs: 30,
          result: { name: 'a', dataVolumeGb: 0.5 },
        },
        {
          id: 'mine',
          tool: 'work',
          success: true,
          cached: false,
          durationMs: 10,
          result: { name: 'b', dataVolumeGb: 0.5 },
        },
        {
          tool: 'work',
          success: true,
          cached: false,
          durationMs: 0,
          result: { name: 'c', dataVolumeGb: 0.5 },
        },
      ],
      succeeded: 3,
      failed: 0,
      cacheHits: 0,
      durationMs: 30,
    });
    expect(agent.log).toEqual(['>a', '>b', '>c', '<c', '<b', '<a']);
  });

  it('keeps one failure from the others', async () => {
    const agent = makeBatching();
    const reply = await agent.run([
      work('a', { outcome: 'refused' }),
      work('b', { outcome: 'broken' }),
      { tool: 'none' },
      { tool: 'work', params: {} },
      work('e'),
    ]);
    expect(reply).toMatchObject({ succeeded: 1, failed: 4 });
    expect(reply.results).toMatchObject([
      { tool: 'work', success: false, error: { code: 'invalid_params', message: 'a cannot be.' } },
      { tool: 'work', success: false, error: { code: 'tool_failed', message: 'work failed unexpectedly.' } },
      { tool: 'none', success: false, durationMs: 0, error: { code: 'unknown_tool' } },
      { tool: 'work', success: false, error: { code: 'invalid_params', message: 'name is required.' } },
      { tool: 'work', success: true, result: { name: 'e' } },
    ]);
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(agent.observed.faults).toEqual(['tool work']);
  });

  describe('runs at once', () => {
    const nine = Array.from({ length: 9 }, (_, index) => work(`n${index}`, { waitMs: 100 }));

    it('eight calls, unless something else is set', async () => {
      expect(await makeBatching().run(nine)).toMatchObject({ durationMs: 200 });
    });

    it('as many as the request says', async () => {
      expect(await makeBatching().run(nine, 3)).toMatchObject({ durationMs: 300 });
      expect(await makeBatching().run(nine, 64)).toMatchObject({ durationMs: 100 });
    });

    it('as many as the agent is set to', async () => {
      const agent = makeBatching();
      agent.cache.become({ settings: { tools: { concurrency: 1 } } });
      expect(await agent.run(nine)).toMatchObject({ durationMs: 900 });
    });
  });

  describe('of equal calls', () => {
    it('runs one and serves the others with its result', async () => {
      const agent = makeBatching();
      const { results, cacheHits } = await agent.run([
        work('a', { waitMs: 10 }),
        { tool: 'work', params: { waitMs: 10, name: 'a', sessionId: 's' }, id: 'again' },
      ]);
      expect(agent.log).toEqual(['>a', '<a']);
      expect(results).toMatchObject([
        { cached: false, result: { name: 'a' } },
        { cached: true, result: { name: 'a' }, id: 'again' },
      ]);
      expect(cacheHits).toBe(1);
    });

    it('fails all with the one that ran', async () => {
      const agent = makeBatching();
      const { results, cacheHits } = await agent.run([
        work('a', { outcome: 'refused' }),
        work('a', { outcome: 'refused' }),
      ]);
      expect(results.map(({ success }) => success)).toEqual([false, false]);
      expect({ cacheHits, log: agent.log }).toEqual({ cacheHits: 0, log: ['>a', '<a'] });
    });

    it('runs each where nothing is kept', async () => {
      const agent = makeBatching();
      const call = { tool: 'clock', params: { name: 'now' } };
      const { results } = await agent.run([call, call]);
      expect(agent.log).toEqual(['>now', '<now', '>now', '<now']);
      expect(results).toMatchObject([{ cached: false }, { cached: false }]);
      expect(agent.cache.kept.size).toBe(0);
    });

    it('keeps a result that serves all of them the next time, whatever datasets each names', async () => {
      const agent = makeBatching();
      const requests = [work('a', {}, { datasets: ['orders'] }), work('a', {}, { datasets: ['sales'] })];
      await agent.run(requests);
      expect(await agent.run(requests)).toMatchObject({ cacheHits: 2 });
    });
  });

  describe('serves a kept result', () => {
    it('for half an hour, and not a millisecond longer', async () => {
      const agent = makeBatching();
      await agent.run([work('a')]);
      await agent.wait(1_799_999);
      expect(await agent.run([work('a')])).toMatchObject({ cacheHits: 1, results: [{ cached: true }] });
      await agent.wait(1);
      expect(await agent.run([work('a')])).toMatchObject({ cacheHits: 0, results: [{ cached: false }] });
    });

    it('for as long as the agent is set to', async () => {
      const agent = makeBatching();
      agent.cache.become({ settings: { tools: { ttlSeconds: 1 } } });
      await agent.run([work('a')]);
      await agent.wait(1000);
      expect(await agent.run([work('a')])).toMatchObject({ cacheHits: 0 });
    });

    it('for as long as the tool says, before any setting', async () => {
      const agent = makeBatching();
      const call = { tool: 'brief', params: { name: 'a' } };
      await agent.run([call]);
      await agent.wait(59_999);
      expect(await agent.run([call])).toMatchObject({ cacheHits: 1 });
      await agent.wait(1);
      expect(await agent.run([call])).toMatchObject({ cacheHits: 0 });
    });

    it('until a dataset that it depends on has moved on', async () => {
      const agent = makeBatching();
      const calls = [work('a', { dataset: 'orders' }), work('b', {}, { datasets: ['sales'] }), work('c')];
      await agent.run(calls);
      expect(await agent.run(calls)).toMatchObject({ cacheHits: 3 });
      agent.cache.become({ datasetVersions: new Map([['orders', 1]]) });
      const { results } = await agent.run(calls);
      expect(results).toMatchObject([{ cached: false }, { cached: true }, { cached: true }]);
      expect(await agent.run(calls)).toMatchObject({ cacheHits: 3 });
    });

    it('only to requests whose datasets it depends on', async () => {
      const agent = makeBatching();
      await agent.run([work('a')]);
      expect(await agent.run([work('a', {}, { datasets: ['orders'] })])).toMatchObject({ cacheHits: 0 });
      expect(await agent.run([work('a')])).toMatchObject({ cacheHits: 1 });
    });
  });

  it('tells operators why a tool refused, and not the caller', async () => {
    const agent = makeBatching();
    const { results } = await agent.run([
      work('a', { outcome: 'caused' }),
      work('b', { outcome: 'refused' }),
    ]);
    expect(results).toMatchObject([
      { error: { code: 'unavailable', message: 'a is not there.' } },
      { error: { code: 'invalid_params' } },
    ]);
    expect(agent.observed.faults).toEqual(['tool work']);
  });

  it('looks up the keys of calls whose results may be kept, each once, and no others', async () => {
    const looked: (readonly string[])[] = [];
    const agent = makeBatching({
      cache: ({ find }) => ({
        find: async (scope, keys) => {
          looked.push(keys);
          return await find(scope, keys);
        },
      }),
    });
    await agent.run([work('a'), work('a'), { tool: 'clock', params: { name: 'now' } }, { tool: 'none' }]);
    expect(looked).toEqual([[...agent.cache.kept.keys()]]);
    expect(looked[0]).toHaveLength(1);
  });

  it('keeps no failure', async () => {
    const agent = makeBatching();
    await agent.run([work('a', { outcome: 'refused' }), work('b', { outcome: 'broken' })]);
    expect(agent.cache.kept.size).toBe(0);
  });

  it('gives a result that is too large to keep, and counts it', async () => {
    const agent = makeBatching();
    expect(await agent.run([work('a', { outcome: 'large' })])).toMatchObject({ succeeded: 1 });
    expect(agent.cache.kept.size).toBe(0);
    expect(agent.observed.metrics).toContain('CacheOversize 1 tool=work');
  });

  describe('while the store is down', () => {
    const down = async () => Promise.reject(new Error('down'));

    it('runs everything, equal calls still once, and keeps nothing', async () => {
      const agent = makeBatching({ cache: () => ({ find: down }) });
      const reply = await agent.run([work('a'), work('a'), work('b')]);
      expect(reply).toMatchObject({ succeeded: 3, failed: 0 });
      expect(agent.log).toEqual(['>a', '<a', '>b', '<b']);
      expect(agent.cache.kept.size).toBe(0);
      expect(agent.observed.metrics).toContain('CacheFault 1');
      expect(agent.observed.faults).toEqual(['tool lookup']);
    });

    it('waits for its writes no longer than it may, and says so', async () => {
      const never = () => new Promise<never>(() => {});
      const agent = makeBatching({ cache: () => ({ store: never }) });
      const startMs = agent.time.clock();
      expect(await agent.run([work('a')])).toMatchObject({ succeeded: 1, durationMs: 0 });
      expect(agent.time.clock() - startMs).toBe(27_500);
      expect(agent.observed.faults).toEqual(['tool store']);
    });

    it('counts kept results that cannot be read', async () => {
      const agent = makeBatching({
        cache: ({ find }) => ({
          find: async (scope, keys) => ({
            ...(await find(scope, keys)),
            unreadable: new Map(keys.map((key) => [key, 'other'])),
          }),
        }),
      });
      await agent.run([work('a'), work('b')]);
      expect(agent.observed.metrics).toContain('CacheFault 2');
    });

    it('gives results that cannot be kept, and batches that cannot be counted', async () => {
      const agent = makeBatching({ cache: () => ({ store: down }), statistics: { recordToolCalls: down } });
      expect(await agent.run([work('a')])).toMatchObject({ succeeded: 1 });
      expect(agent.observed.faults.toSorted()).toEqual(['statistics', 'tool store']);
    });
  });

  describe('cuts a call off', () => {
    it('when its own time is over, and tells it so', async () => {
      const agent = makeBatching();
      const { results } = await agent.run([
        work('a', { waitMs: 500 }, { timeoutMs: 100 }),
        work('b', { waitMs: 200 }),
      ]);
      expect(results).toMatchObject([
        {
          success: false,
          durationMs: 100,
          error: { code: 'timeout', message: 'work did not end within 100 ms.' },
        },
        { success: true },
      ]);
      await agent.wait(1000);
      expect(agent.log).toEqual(['>a', '>b', '<b', 'xa']);
      expect(agent.cache.kept.size).toBe(1);
    });

    it('after ten seconds where it names no time', async () => {
      const agent = makeBatching();
      const { results } = await agent.run([work('a', { waitMs: 10_001 })]);
      expect(results).toMatchObject([{ error: { code: 'timeout' }, durationMs: 10_000 }]);
    });

    it('when the time of the batch is over, and starts none after that', async () => {
      const agent = makeBatching();
      const slow = ['a', 'b', 'c'].map((name) => work(name, { waitMs: 20_000 }, { timeoutMs: 25_000 }));
      const reply = await agent.run(slow, 1);
      expect(reply.durationMs).toBe(26_000);
      expect(reply.results).toMatchObject([
        { success: true },
        { success: false, durationMs: 6000, error: { code: 'timeout' } },
        {
          success: false,
          durationMs: 0,
          error: { code: 'timeout', message: 'The batch ran out of time before this call.' },
        },
      ]);
      expect(agent.log).not.toContain('>c');
    });
  });

  it('counts its calls in the statistics and the metrics, those of unknown tools apart', async () => {
    const agent = makeBatching();
    await agent.run([
      work('a', { waitMs: 20 }),
      work('a', { waitMs: 20 }),
      work('b', { outcome: 'broken' }),
      { tool: 'x' },
    ]);
    expect(agent.records).toEqual([
      { tool: 'work', isHit: false, isError: false, durationMs: 20, dataVolumeGb: 0.5 },
      { tool: 'work', isHit: true, isError: false, durationMs: 20, dataVolumeGb: 0 },
      { tool: 'work', isHit: false, isError: true, durationMs: 0, dataVolumeGb: 0 },
    ]);
    expect(agent.observed.metrics).toEqual([
      'BatchSize 4',
      'ToolDuration 20 tool=work',
      'CacheMiss 1 tool=work',
      'DataVolumeProcessed 0.5 tool=work',
      'ToolDuration 20 tool=work',
      'CacheHit 1 tool=work',
      'ToolDuration 0 tool=work',
      'ToolError 1 tool=work',
    ]);
  });
});
