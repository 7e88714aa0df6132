import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { bindKey, effectId, effectKey } from '../../../functions/core/tools/effect-key.ts';
import { EFFECT_KEPT_MS } from '../../../functions/core/tools/effect-records.ts';
import { makeBatching } from '../support/batching.ts';
import { makeEffectMemory } from '../support/effect-memory.ts';

const down = async () => await Promise.reject(new Error('down'));
const act = (name: string, more: Record<string, unknown> = {}) => ({
  tool: 'act',
  params: { name, ...more },
});
const key = { idempotencyKey: 'run-41' };

describe('a side effect', () => {
  it('happens each time without an idempotency key', async () => {
    const agent = makeBatching();
    await agent.call([act('a'), act('a')], {});
    await agent.call([act('a')], {});
    expect(agent.log.filter((line) => line === '>a')).toHaveLength(3);
  });

  it('happens once for a key and a position, and the retry gets the first result', async () => {
    const agent = makeBatching();
    const first = await agent.call([act('a'), act('a'), act('b')], key);
    const again = await agent.call([act('a'), act('a'), act('b')], key);
    expect(agent.log).toEqual(['>a', '<a', '>a', '<a', '>b', '<b']);
    expect(again.results.map((result) => result.success && result.result)).toEqual(
      first.results.map((result) => result.success && result.result),
    );
    expect(again).toMatchObject({ succeeded: 3, cacheHits: 0, results: [{ cached: false }, {}, {}] });
    expect(agent.records.map(({ dataVolumeGb }) => dataVolumeGb)).toEqual([0.5, 0.5, 0.5, 0, 0, 0]);
  });

  it('has a name that is its own and the same in every retry of it', async () => {
    const agent = makeBatching();
    const ids = async (call: { idempotencyKey?: string }) =>
      (await agent.call([act('a'), act('b')], call)).results.map((result) =>
        result.success ? result.result : undefined,
      );
    const [first, other] = [await ids(key), await ids({ idempotencyKey: 'run-42' })];
    expect(await ids(key)).toEqual(first);
    expect(new Set([...first, ...other].map((each) => JSON.stringify(each))).size).toBe(4);
    expect(await ids({})).toEqual([
      { name: 'a', dataVolumeGb: 0.5 },
      { name: 'b', dataVolumeGb: 0.5 },
    ]);
  });

  it('happens again a day later', async () => {
    const agent = makeBatching();
    await agent.call([act('a')], key);
    await agent.wait(EFFECT_KEPT_MS);
    await agent.call([act('a')], key);
    expect(agent.log.filter((line) => line === '>a')).toHaveLength(2);
  });

  it('happens once when two instances are asked at the same time, and both get its result', async () => {
    const agent = makeBatching();
    const replies = await agent.runAll([[act('a', { waitMs: 400 })], [act('a', { waitMs: 400 })]], key);
    expect(agent.log).toEqual(['>a', '<a']);
    for (const { results } of replies)
      expect(results).toMatchObject([{ success: true, result: { name: 'a' } }]);
  });

  it('is waited for no longer than the call has time', async () => {
    const agent = makeBatching();
    const call = [{ ...act('a', { waitMs: 5000 }), timeoutMs: 8000 }];
    const other = [{ ...act('a', { waitMs: 5000 }), timeoutMs: 8000 }];
    const [, late] = await agent.time.pass(
      Promise.all([agent.call(call, key), agent.call(other, { ...key, remainingMs: () => 3000 })]),
    );
    expect(late?.results).toMatchObject([{ success: false, error: { code: 'timeout' } }]);
  });

  it('of a retry gets no place in a queue that its first try still has', async () => {
    const agent = makeBatching();
    const [first, again] = await agent.runAll(
      [[act('a', { waitMs: 1000 })], [act('a', { waitMs: 1000 })]],
      key,
    );
    expect(first).toMatchObject({ succeeded: 1, durationMs: 1000 });
    // Looks after 50, 75 ms and so on, never more than half a second apart.
    expect(again?.durationMs).toBeGreaterThanOrEqual(1000);
    expect(again?.durationMs).toBeLessThan(1500);
    expect(again?.results).toMatchObject([{ success: true, cached: false }]);
  });

  it('is looked after until the call has no time left for another look', async () => {
    const agent = makeBatching();
    const patient = { ...act('a', { waitMs: 5000 }), timeoutMs: 1000 };
    const running = agent.call([{ ...act('a', { waitMs: 5000 }), timeoutMs: 1000 }], key);
    const reply = await agent.call([patient], key);
    await running;
    expect(reply.results).toMatchObject([
      { error: { code: 'timeout', message: expect.stringContaining('Ask again with the same key') } },
    ]);
    expect(reply.durationMs).toBeGreaterThan(500);
    expect(reply.durationMs).toBeLessThanOrEqual(1000);
  });

  it('that another gave up without doing anything may be asked for again', async () => {
    const agent = makeBatching();
    const call = [act('a', { waitMs: 300, outcome: 'refused' })];
    const [first, waiting] = await agent.runAll([call, call], key);
    expect(first?.results).toMatchObject([{ error: { code: 'invalid_params' } }]);
    expect(waiting?.results).toMatchObject([
      { error: { code: 'unavailable', message: expect.stringContaining('could not execute it') } },
    ]);
    expect(agent.log).toEqual(['>a', '<a']);
  });

  it('whose result is too large to be written down is counted', async () => {
    const agent = makeBatching({ effects: () => ({ finish: async () => await Promise.resolve(false) }) });
    await agent.call([act('a')], key);
    expect(agent.observed.metrics).toContain('CacheOversize 1 tool=act');
    const kept = makeBatching();
    await kept.call([act('a')], key);
    await kept.call([act('b', { outcome: 'refused' })], { idempotencyKey: 'other' });
    expect(kept.observed.metrics.filter((metric) => metric.startsWith('CacheOversize'))).toEqual([]);
  });

  it('is noted for as long as it may take and two seconds more', async () => {
    const untils: number[] = [];
    const agent = makeBatching({
      effects: ({ begin }) => ({
        begin: async (scope, name, by) => {
          untils.push(by.untilMs);
          return await begin(scope, name, by);
        },
      }),
    });
    const startMs = agent.time.clock();
    await agent.call([{ ...act('a'), timeoutMs: 700 }], key);
    expect(untils).toEqual([startMs + 2700]);
  });

  it('that was refused before it did anything may be tried again', async () => {
    const agent = makeBatching();
    const call = [act('a', { outcome: 'refused' })];
    expect(await agent.call(call, key)).toMatchObject({ results: [{ error: { code: 'invalid_params' } }] });
    expect(await agent.call(call, key)).toMatchObject({ results: [{ error: { code: 'invalid_params' } }] });
    expect(agent.log.filter((line) => line === '>a')).toHaveLength(2);
  });
});

describe('a side effect whose outcome is not known', () => {
  const unknown = { results: [{ success: false, error: { code: 'outcome_unknown' } }] };

  it('because the tool broke is not repeated', async () => {
    const agent = makeBatching();
    const call = [act('a', { outcome: 'broken' })];
    expect(await agent.call(call, key)).toMatchObject({
      results: [{ error: { code: 'tool_failed', message: expect.stringContaining('not known') } }],
    });
    expect(await agent.call(call, key)).toMatchObject(unknown);
    expect(agent.log).toEqual(['>a', '<a']);
  });

  it('because its time was over is not repeated', async () => {
    const agent = makeBatching();
    const call = [{ ...act('a', { waitMs: 500 }), timeoutMs: 100 }];
    expect(await agent.call(call, key)).toMatchObject({ results: [{ error: { code: 'timeout' } }] });
    expect(await agent.call(call, key)).toMatchObject(unknown);
  });

  it('because the instance died is not repeated, once its time is over', async () => {
    const agent = makeBatching({ effects: () => ({ finish: down }) });
    expect(await agent.call([act('a')], key)).toMatchObject({ succeeded: 1 });
    expect(agent.observed.faults).toEqual(['effect records']);
    await agent.wait(15_000);
    expect(await agent.call([act('a')], key)).toMatchObject(unknown);
    expect(agent.log).toEqual(['>a', '<a']);
  });
});

it('a record that is not written in time delays the reply of its effect no longer', async () => {
  const agent = makeBatching({ effects: () => ({ finish: () => new Promise<never>(() => {}) }) });
  const reply = await agent.call([act('a')], key);
  expect(reply).toMatchObject({ succeeded: 1, durationMs: 3000 });
});

describe('an idempotency key', () => {
  it('with another body is refused before anything runs', async () => {
    const agent = makeBatching();
    await agent.call([act('a')], key);
    await expect(agent.call([act('b')], key)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await expect(agent.call([act('a'), { tool: 'work', params: { name: 'x' } }], key)).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
    expect(agent.log).toEqual(['>a', '<a']);
    expect(agent.records).toHaveLength(1);
  });

  it('with another limit of calls at once is another body, and with none the same again', async () => {
    const agent = makeBatching();
    const scope = { tenant: 'local', agentId: 'agent-1' };
    const fingerprints: string[] = [];
    const effects = {
      ...makeEffectMemory(agent.time.clock),
      bind: async (_: unknown, __: unknown, fingerprint: string) => {
        fingerprints.push(fingerprint);
        return await Promise.resolve(fingerprint);
      },
    };
    const requests = [{ tool: 'act' }];
    for (const body of [
      { requests },
      { requests },
      { requests, concurrency: 1 },
      { requests, concurrency: 2 },
    ])
      await bindKey({ effects, sha256, timer: agent.time.timer }, scope, body, 'key', agent.observed);
    expect(fingerprints[1]).toBe(fingerprints[0]);
    expect(new Set(fingerprints).size).toBe(3);
  });

  it('with another body says so', async () => {
    const agent = makeBatching();
    await agent.call([act('a')], key);
    await expect(agent.call([{ tool: 'act' }], key)).rejects.toMatchObject({
      message: 'The idempotency key was used with another batch less than a day ago; nothing was run.',
    });
  });

  it('that cannot be tied to its body is told of', async () => {
    const agent = makeBatching({ effects: () => ({ bind: down }) });
    await agent.call([act('a')], key);
    expect(agent.observed.faults).toEqual(['effect records']);
  });

  it('has no say in calls without side effects, which run each time', async () => {
    const agent = makeBatching();
    const call = [{ tool: 'clock', params: { name: 'now' } }];
    await agent.call(call, key);
    await agent.call(call, key);
    expect(agent.log).toEqual(['>now', '<now', '>now', '<now']);
    expect(agent.records.map(({ dataVolumeGb }) => dataVolumeGb)).toEqual([0.5, 0.5]);
  });

  it('takes a body that differs in what no tool sees', async () => {
    const agent = makeBatching();
    await agent.call([act('a', { timestamp: 1 })], key);
    expect(await agent.call([act('a', { timestamp: 2 })], key)).toMatchObject({ succeeded: 1 });
    expect(agent.log).toEqual(['>a', '<a']);
  });

  it('keeps side effects from happening while the records cannot be reached, and nothing else', async () => {
    const never = () => new Promise<never>(() => {});
    for (const effects of [{ bind: down }, { begin: down }, { bind: never }, { begin: never }]) {
      const agent = makeBatching({ effects: () => effects });
      const reply = await agent.call([act('a'), { tool: 'work', params: { name: 'b' } }], key);
      expect(reply.results).toMatchObject([{ error: { code: 'unavailable' } }, { success: true }]);
      expect(agent.log).toEqual(['>b', '<b']);
    }
  });
});

describe('the time of the platform', () => {
  it('leaves enough to answer', async () => {
    const agent = makeBatching();
    const call = [{ tool: 'work', params: { name: 'a', waitMs: 9000 } }];
    const reply = await agent.call(call, { remainingMs: () => 5000 });
    expect(reply).toMatchObject({ durationMs: 3000, results: [{ error: { code: 'timeout' } }] });
  });

  it('that is over before a side effect began leaves it for the retry', async () => {
    const agent = makeBatching();
    expect(await agent.call([act('a')], { ...key, remainingMs: () => 1000 })).toMatchObject({
      results: [{ error: { code: 'timeout' } }],
    });
    expect(agent.log).toEqual([]);
    expect(await agent.call([act('a')], key)).toMatchObject({ succeeded: 1 });
  });
});

describe('the names of effects', () => {
  it('are told apart by key, position and agent, and of one length', () => {
    expect([effectKey('k', 0), effectKey('k', 7), effectKey('k', 42)]).toEqual(['k#00', 'k#07', 'k#42']);
    const one = { tenant: 'acme', agentId: 'one' };
    const ids = [one, { ...one, agentId: 'two' }, { ...one, tenant: 'other' }].flatMap((scope) =>
      ['k#00', 'k#01'].map((name) => effectId(scope, name, sha256)),
    );
    expect(new Set(ids).size).toBe(6);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });
});
