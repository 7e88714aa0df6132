import { describe, expect, it } from 'vitest';
import { type MaintenanceTask, makeMaintain } from '../../../functions/core/maintenance/maintain.ts';
import type { Scope } from '../../../functions/core/scope.ts';
import { makeObserved } from '../support/observed.ts';
import { makeTime } from '../support/time.ts';

const scopes = (...names: string[]) => names.map((agentId): Scope => ({ tenant: 'acme', agentId }));

/** Maintenance of some agents whose every task takes `taskMs` of a time of its own, after a run that stopped at `last`. */
function makeSubject(agents: readonly Scope[], taskMs = 0, fails: readonly string[] = [], last?: Scope) {
  const time = makeTime();
  let cursor = last;
  const looks: (readonly [number, number])[] = [];
  const writes: (Scope | undefined)[] = [];
  const done: string[] = [];
  const task = (name: string): MaintenanceTask => ({
    name,
    run: async ({ agentId }) => {
      await time.timer.sleep(agentId === 'hanging' ? Number.MAX_SAFE_INTEGER : taskMs);
      if (fails.includes(agentId)) throw new Error('broken');
      done.push(`${name} ${agentId}`);
      return await Promise.resolve(agentId !== 'endless');
    },
  });
  const observed = makeObserved();
  const maintain = makeMaintain({
    agents: {
      activeSince: async (...look) => {
        looks.push(look);
        return await Promise.resolve(agents);
      },
    },
    cursor: {
      read: async () => await Promise.resolve(cursor),
      write: async (last) => {
        cursor = last;
        await Promise.resolve(writes.push(last));
      },
    },
    tasks: [task('tune'), task('compact')],
    ...time,
  });
  /** The report, and how long it took. */
  const run = async () => {
    const elapsedMs = time.stopwatch();
    const report = await time.pass(maintain(observed));
    return { ...report, elapsedMs: elapsedMs() };
  };
  return { run, done, writes, observed, looks, time };
}

describe('maintain', () => {
  it('runs every task for every active agent and writes nothing of its own', async () => {
    const { run, done, writes } = makeSubject(scopes('b', 'a'));
    expect(await run()).toEqual({ agents: 2, served: 2, failed: 0, unfinished: 0, elapsedMs: 0 });
    expect(done.toSorted()).toEqual(['compact a', 'compact b', 'tune a', 'tune b']);
    expect(writes).toEqual([]);
  });

  it('does nothing when nobody was active', async () => {
    expect(await makeSubject([]).run()).toMatchObject({ agents: 0, served: 0, failed: 0, unfinished: 0 });
  });

  it('looks back an hour', async () => {
    const { run, looks, time } = makeSubject(scopes('a'));
    const nowMs = time.clock();
    await run();
    expect(looks).toEqual([[nowMs - 3_600_000, nowMs]]);
  });

  it('serves each agent once, from the one after the last on, and begins anew the next time', async () => {
    const [last] = scopes('b');
    const { run, done, writes } = makeSubject(scopes('c', 'a', 'd', 'b'), 0, [], last);
    expect(await run()).toMatchObject({ agents: 4, served: 4 });
    const order = done.flatMap((each) => (each.startsWith('tune') ? [each] : []));
    expect(order).toEqual(['tune c', 'tune d', 'tune a', 'tune b']);
    expect(writes).toEqual([undefined]);
  });

  it('counts the agents that it served and those that it did not get to', async () => {
    const { run, observed } = makeSubject(scopes('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'), 20_000);
    const { served } = await run();
    expect(served).toBeLessThan(9);
    expect(observed.metrics).toEqual([`AgentsMaintained ${served}`, `AgentsLeft ${9 - served}`]);
  });

  it('is held up by no agent whose task fails', async () => {
    const { run, done, observed } = makeSubject(scopes('a', 'bad', 'c'), 0, ['bad']);
    expect(await run()).toMatchObject({ served: 3, failed: 2 });
    expect(done).toHaveLength(4);
    expect(observed.faults).toEqual(['maintenance: tune', 'maintenance: compact']);
  });

  it('counts what a task leaves for the next run', async () => {
    expect(await makeSubject(scopes('endless')).run()).toMatchObject({ served: 1, unfinished: 2 });
  });

  it('stops after 24 seconds, and the next runs begin where it stopped', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `agent-${String(index).padStart(2, '0')}`);
    const { run, done, writes } = makeSubject(scopes(...names), 6000);
    const first = await run();
    expect(first.served).toBeGreaterThan(5);
    expect(first.served).toBeLessThan(30);
    expect(writes).toEqual([{ tenant: 'acme', agentId: names[first.served - 1] }]);
    const before = new Set(done);
    const second = await run();
    const others = done.filter((each) => !before.has(each));
    expect(others).toContain(`tune ${names[first.served]}`);
    expect(first.served + second.served).toBeLessThanOrEqual(done.length / 2);
    for (let runs = 0; runs < 3; runs++) await run();
    expect(new Set(done).size).toBe(60);
  });

  it.each([
    ['each request takes half a second more', 4 * 500],
    ['a task takes longer than a run may', 40_000],
  ])('ends before the platform ends it, and gets to all agents, where %s', async (_, taskMs) => {
    const names = Array.from({ length: 60 }, (_unused, index) => `agent-${String(index).padStart(2, '0')}`);
    const { run, done } = makeSubject(scopes(...names), taskMs);
    let served = 0;
    for (let runs = 0; served < names.length; runs++) {
      const report = await run();
      expect(report.elapsedMs).toBeLessThanOrEqual(28_000);
      expect(report.served).toBeGreaterThanOrEqual(8);
      served += report.served;
    }
    if (taskMs < 28_000) expect(new Set(done).size).toBe(2 * names.length);
  });

  it('is held up by no agent whose task never ends', async () => {
    const { run, done } = makeSubject(scopes('a', 'hanging', 'z'));
    expect(await run()).toMatchObject({ served: 3, failed: 0, unfinished: 2, elapsedMs: 28_000 });
    expect(done).toHaveLength(4);
  });
});
