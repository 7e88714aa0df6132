import { describe, expect, it } from 'vitest';
import { planCleanup, runCleanup } from '../../../functions/core/memory/clean-memory.ts';
import type { CleanupStore } from '../../../functions/core/memory/cleanup-store.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { makeMemoryParts } from '../support/memory-parts.ts';
import { makeObserved } from '../support/observed.ts';
import { makeTime } from '../support/time.ts';
import { additionsOf } from './support/additions.ts';

const SCOPE = { tenant: 'local', agentId: 'agent' };
const SCORED = { kind: 'scored' } as const;
const OTHER = { cleanupId: 'other', kind: 'scored', beforeSequence: 4 } as const;

/** A memory of entries of the importances 0.1, 0.2 and so on, each of three bytes and 2 GB. */
async function makeMemory(
  entries: number,
  cleanups: (store: CleanupStore) => Partial<CleanupStore> = () => ({}),
) {
  const time = makeTime();
  const parts = makeMemoryParts(time.clock);
  const observed = makeObserved();
  const importances = Array.from({ length: entries }, (_, index) => ({ importance: (index + 1) / 10 }));
  await parts.writer.add(SCOPE, additionsOf(importances.map((each) => ({ ...each, dataVolumeGb: 2 }))));
  const ports = {
    ...parts,
    ...time,
    cleanups: { ...parts.cleanups, ...cleanups(parts.cleanups) },
    newId: () => 'mine',
  };
  return {
    ...{ parts, observed, time, ports },
    run: (request: Parameters<typeof runCleanup>[2]) =>
      time.pass(runCleanup(ports, SCOPE, request, DEFAULT_SETTINGS, observed)),
  };
}

describe('planCleanup', () => {
  it('says what would go, first to go first, and changes nothing', async () => {
    const { parts, ports } = await makeMemory(5);
    const report = await planCleanup(ports, SCOPE, 'scored', DEFAULT_SETTINGS);
    expect({ ...report, evicted: report.evicted.map(({ entry }) => entry.sequence) }).toEqual({
      kept: 3,
      evicted: [1, 2],
      freedBytes: 6,
    });
    expect(parts.live()).toHaveLength(5);
  });
});

describe('runCleanup', () => {
  it('evicts, and answers, notes and counts what it did with the totals after it', async () => {
    const { parts, observed, run } = await makeMemory(5);
    expect(await run(SCORED)).toMatchObject({
      kept: 3,
      freedBytes: 6,
      state: { evictedEntries: 2, live: { entries: 3 } },
    });
    expect(parts.live()).toEqual([3, 4, 5]);
    expect(observed.metrics).toEqual(['EntriesEvicted 2']);
    expect(observed.notes).toEqual([
      { event: 'cleanup', kind: 'scored', kept: 3, evicted: 2, freedBytes: 6, totalVolumeGb: 10 },
    ]);
  });

  it('does not count as evicted what is to be forgotten', async () => {
    const { parts, observed, run } = await makeMemory(3);
    await run({ kind: 'forget' });
    expect(parts.live()).toEqual([]);
    expect(observed.metrics).toEqual([]);
    expect(observed.notes).toMatchObject([{ kind: 'forget', evicted: 3 }]);
  });

  it('leaves alone what was added from that place on', async () => {
    const { parts, run } = await makeMemory(5);
    expect(await run({ ...SCORED, beforeSequence: 3 })).toMatchObject({ kept: 1 });
    expect(parts.live()).toEqual([2, 3, 4, 5]);
  });

  it('may take 30 s before another takes it over', async () => {
    const untils: number[] = [];
    const { time, run } = await makeMemory(5, ({ claim }) => ({
      claim: (scope, task, untilMs) => {
        untils.push(untilMs);
        return claim(scope, task, untilMs);
      },
    }));
    await run(SCORED);
    expect(untils).toEqual([time.clock() + 30_000]);
  });

  it('is not done again for the addition that made it due', async () => {
    const { parts, observed, run } = await makeMemory(5);
    const due = { entryId: 'e-5', count: 5 };
    expect(await run({ ...SCORED, due })).toMatchObject({ kind: 'carried out' });
    expect(await run({ ...SCORED, due })).toEqual({ kind: 'done' });
    expect(parts.live()).toHaveLength(3);
    expect(observed.faults).toEqual([]);
  });

  it('evicts what was planned by the one that it takes over, and nothing else, before its own', async () => {
    const { parts, run } = await makeMemory(6);
    parts.abandon(OTHER, [3]);
    expect(await run({ ...SCORED, beforeSequence: 3 })).toMatchObject({ kept: 1 });
    expect(parts.live()).toEqual([2, 4, 5, 6]);
    expect(parts.steps).toEqual(['finish scored', 'claim scored', 'finish scored']);
    expect(parts.state().evictedEntries).toBe(2);
  });

  it('waits for another that is under way, a little longer each time', async () => {
    const claimsAtMs: number[] = [];
    const { time, run } = await makeMemory(5, ({ claim }) => ({
      claim: async (scope, task, untilMs) => {
        claimsAtMs.push(time.clock() - startMs);
        if (claimsAtMs.length > 12) return await claim(scope, task, untilMs);
        return { kind: 'busy', task: OTHER, isAbandoned: false };
      },
    }));
    const startMs = time.clock();
    expect(await run(SCORED)).toMatchObject({ kept: 3 });
    const waitsMs = claimsAtMs.slice(1).map((atMs, index) => atMs - (claimsAtMs[index] ?? 0));
    expect(waitsMs.slice(0, 3)).toEqual([20, 30, 45]);
    expect(Math.max(...waitsMs)).toBe(500);
  });

  it('gives up after some ten seconds, and says so', async () => {
    const { time, observed, run } = await makeMemory(5, () => ({
      claim: async () => await Promise.resolve({ kind: 'busy', task: OTHER, isAbandoned: false }),
    }));
    const startMs = time.clock();
    expect(await run(SCORED)).toEqual({ kind: 'busy' });
    expect(time.clock() - startMs).toBeGreaterThan(8000);
    expect(time.clock() - startMs).toBeLessThan(12_000);
    expect(observed.faults).toEqual(['cleanup']);
  });
});
