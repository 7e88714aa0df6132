import { describe, expect, it } from 'vitest';
import { makeBatching, work } from '../support/batching.ts';

const never = () => new Promise<never>(() => {});
const down = async () => await Promise.reject(new Error('down'));

describe('an equal call in several instances', () => {
  it('runs once, and all get its result', async () => {
    const agent = makeBatching();
    const replies = await agent.runAll(Array.from({ length: 25 }, () => [work('a', { waitMs: 300 })]));
    expect(agent.log).toEqual(['>a', '<a']);
    expect(replies.map(({ results }) => results[0])).toMatchObject(
      replies.map(() => ({ success: true, result: { name: 'a' } })),
    );
    expect(replies.filter(({ cacheHits }) => cacheHits === 1)).toHaveLength(24);
  });

  it('delays no other call of the batch that waits, and takes no place from it', async () => {
    const agent = makeBatching();
    const others = Array.from({ length: 8 }, (_, index) => work(`b${index}`, { waitMs: 100 }));
    const [, waiting] = await agent.runAll([
      [work('a', { waitMs: 1000 })],
      [work('a', { waitMs: 1000 }), ...others],
    ]);
    expect(waiting?.results.map(({ durationMs }) => durationMs).slice(1)).toEqual(others.map(() => 100));
    expect(waiting?.results[0]).toMatchObject({ success: true, cached: true });
  });

  it('looks after all that it waits for at once, at growing distances', async () => {
    let lookups: number[] = [];
    const agent = makeBatching({
      cache: ({ find }) => ({
        find: async (scope, keys) => {
          lookups.push(keys.length);
          return await find(scope, keys);
        },
      }),
    });
    const calls = ['a', 'b', 'c', 'd'].map((name) => work(name, { waitMs: 2000 }));
    await agent.runAll([calls, calls]);
    lookups = lookups.slice(2);
    expect(new Set(lookups)).toEqual(new Set([4]));
    expect(lookups.length).toBeLessThan(12);
  });

  it('is taken over by one of them when its leader dies, once the lease is over', async () => {
    const agent = makeBatching();
    const key = await keyOf(agent);
    const leaseUntilMs = agent.time.clock() + 3000;
    await agent.cache.claim(SCOPE_OF_ANY, key, { owner: 'dead', leaseUntilMs });
    const replies = await agent.runAll(Array.from({ length: 5 }, () => [work('a', { waitMs: 10 })]));
    expect(agent.log).toEqual(['>a', '<a']);
    expect(replies.every(({ succeeded }) => succeeded === 1)).toBe(true);
    expect(agent.time.clock()).toBeGreaterThan(leaseUntilMs);
    expect(replies[0]?.durationMs).toBeLessThan(4500);
  });

  it('fails with the leader, and leaves nothing for later', async () => {
    const agent = makeBatching();
    const call = work('a', { waitMs: 100, outcome: 'refused' });
    const replies = await agent.runAll([[call], [call], [call]]);
    expect(agent.log).toEqual(['>a', '<a']);
    for (const { results } of replies)
      expect(results).toMatchObject([{ success: false, error: { code: 'invalid_params' } }]);
    await agent.wait(1000);
    await agent.run([call]);
    expect(agent.log).toEqual(['>a', '<a', '>a', '<a']);
  });

  it('does not share the timeout of a leader that had less time', async () => {
    const agent = makeBatching();
    const call = (timeoutMs: number) => [work('a', { waitMs: 500 }, { timeoutMs })];
    const [first, second] = await agent.runAll([call(100), call(5000)]);
    expect(first?.results).toMatchObject([{ error: { code: 'timeout' } }]);
    expect(second?.results).toMatchObject([{ success: true, cached: false }]);
  });

  it('waits no longer than it has time', async () => {
    const agent = makeBatching();
    const [, second] = await agent.runAll([
      [work('a', { waitMs: 5000 })],
      [work('a', { waitMs: 5000 }, { timeoutMs: 1000 })],
    ]);
    expect(second?.results).toMatchObject([
      { success: false, error: { code: 'timeout', message: expect.stringContaining('running elsewhere') } },
    ]);
    expect(second?.durationMs).toBeLessThan(1600);
  });

  it('runs in each of them when the result is too large to keep', async () => {
    const agent = makeBatching();
    const call = work('a', { waitMs: 100, outcome: 'large' });
    const replies = await agent.runAll([[call], [call], [call]]);
    expect(replies.every(({ succeeded }) => succeeded === 1)).toBe(true);
    expect(agent.log.filter((line) => line === '>a')).toHaveLength(3);
    // The two that waited do not wait for each other.
    expect(Math.max(...replies.map(({ durationMs }) => durationMs))).toBeLessThan(350);
  });

  it('runs anew where the last one of them failed before it was asked for', async () => {
    const agent = makeBatching();
    const [call, slow] = [work('a', { outcome: 'refused' }), work('slow', { waitMs: 200 })];
    await agent.run([call]);
    const [lease] = agent.cache.leases.values();
    expect(lease?.end).toBeDefined();
    await agent.wait(10);
    await agent.runAll([[call], [call, slow]]);
    expect(agent.log.filter((line) => line === '>a')).toHaveLength(2);
  });

  it('tries for no lease that another holds', async () => {
    const claims: string[] = [];
    const agent = makeBatching({
      cache: ({ claim }) => ({
        claim: async (scope, key, lease, over) => {
          claims.push(lease.owner);
          return await claim(scope, key, lease, over);
        },
      }),
    });
    const key = await keyOf(agent);
    const leaseUntilMs = agent.time.clock() + 300;
    await agent.cache.claim(SCOPE_OF_ANY, key, { owner: 'other', leaseUntilMs });
    expect(await agent.run([work('a', { waitMs: 10 })])).toMatchObject({ succeeded: 1 });
    expect(claims).toHaveLength(1);
  });

  it('stops waiting when the time of the batch is over', async () => {
    const agent = makeBatching();
    const key = await keyOf(agent);
    const leaseUntilMs = agent.time.clock() + 50_000;
    await agent.cache.claim(SCOPE_OF_ANY, key, { owner: 'other', leaseUntilMs });
    const reply = await agent.call([work('a', { waitMs: 10 })], { remainingMs: () => 4000 });
    expect(reply.results).toMatchObject([{ error: { code: 'timeout' } }]);
    expect(reply.durationMs).toBeLessThanOrEqual(2600);
  });

  it('is made anew where the result is older than a dataset', async () => {
    const agent = makeBatching();
    const call = work('a', { waitMs: 100, dataset: 'orders' });
    const batches = agent.runAll([[call], [call]]);
    agent.cache.become({ datasetVersions: new Map([['orders', 1]]) });
    const replies = await batches;
    expect(replies.map(({ succeeded }) => succeeded)).toEqual([1, 1]);
    expect(await agent.run([call])).toMatchObject({ cacheHits: 1 });
  });
});

describe('a lease', () => {
  it('lasts as long as the call may take, and ends with it', async () => {
    const agent = makeBatching();
    const startMs = agent.time.clock();
    const running = agent.run([work('a', { waitMs: 100 }, { timeoutMs: 700 })]);
    await agent.time.pass(agent.time.timer.sleep(50));
    expect([...agent.cache.leases.values()]).toMatchObject([{ leaseUntilMs: startMs + 700 }]);
    await running;
    expect(agent.cache.leases.size).toBe(0);
  });

  it('is renewed when the call queued for a good part of it', async () => {
    const agent = makeBatching();
    const call = (name: string) => work(name, { waitMs: 600 }, { timeoutMs: 1000 });
    const queueing = agent.run([call('a'), call('b')], 1);
    const other = agent.time.timer.sleep(700).then(() => agent.run([call('b')]));
    const replies = await agent.time.pass(Promise.all([queueing, other]));
    expect(agent.log).toEqual(['>a', '<a', '>b', '<b']);
    expect(replies.map(({ succeeded }) => succeeded)).toEqual([2, 1]);
  });

  it('that another took while the call was queueing is waited for', async () => {
    const agent = makeBatching();
    const slow = work('slow', { waitMs: 3000 });
    const quick = work('a', { waitMs: 100 }, { timeoutMs: 1000 });
    const queueing = agent.run([slow, quick], 1);
    const other = agent.time.timer.sleep(1500).then(() => agent.run([quick]));
    const [reply] = await agent.time.pass(Promise.all([queueing, other]));
    expect(reply).toMatchObject({ succeeded: 2, results: [{ cached: false }, { cached: true }] });
    expect(agent.log.filter((line) => line === '>a')).toEqual(['>a']);
  });

  it('that is fresh when its call begins is not taken again', async () => {
    const claims: string[] = [];
    const agent = makeBatching({
      cache: ({ claim }) => ({
        claim: async (scope, key, lease, over) => {
          claims.push(lease.owner);
          return await claim(scope, key, lease, over);
        },
      }),
    });
    const call = (name: string) => work(name, { waitMs: 200 }, { timeoutMs: 1000 });
    await agent.run([call('a'), call('b')], 1);
    expect(claims).toHaveLength(2);
    const late = (name: string) => work(name, { waitMs: 300 }, { timeoutMs: 1000 });
    await agent.run([late('c'), late('d')], 1);
    expect(claims).toHaveLength(2 + 3);
  });

  it('that cannot be taken is told of, and counted once', async () => {
    const agent = makeBatching({ cache: () => ({ claim: down }) });
    await agent.run([work('a')]);
    expect(agent.observed.faults).toContain('tool lease');
    expect(agent.observed.metrics.filter((metric) => metric.startsWith('CacheFault'))).toHaveLength(1);
  });

  it.each([
    ['cannot be taken', { claim: down }],
    ['is not answered', { claim: never }],
    ['is given and then the store is down', { store: down, release: down }],
  ])('that %s does not keep the call from running', async (_, broken) => {
    const agent = makeBatching({ cache: () => broken });
    expect(await agent.run([work('a')])).toMatchObject({ succeeded: 1 });
    expect(agent.observed.metrics).toContain('CacheFault 1');
  });

  it('that nobody can look after any more ends in a run', async () => {
    let lookups = 0;
    const agent = makeBatching({
      cache: ({ find }) => ({
        find: async (scope, keys) => (++lookups > 2 ? await down() : await find(scope, keys)),
      }),
    });
    const replies = await agent.runAll([[work('a', { waitMs: 500 })], [work('a', { waitMs: 500 })]]);
    expect(replies.map(({ succeeded }) => succeeded)).toEqual([1, 1]);
  });
});

const SCOPE_OF_ANY = { tenant: 'local', agentId: 'agent-1' };

/** Cache key of the call `work('a', { waitMs: 10 })`, which is then forgotten. */
async function keyOf(agent: ReturnType<typeof makeBatching>): Promise<string> {
  const twin = makeBatching();
  await twin.run([work('a', { waitMs: 10 })]);
  const [key] = twin.cache.kept.keys();
  expect(agent.cache.kept.size).toBe(0);
  return key ?? '';
}
