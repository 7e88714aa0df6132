import { describe, expect, it } from 'vitest';
import { makeCleanUp } from '../../../functions/core/memory/clean-up.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { makeState } from '../support/agent-state.ts';
import { makeEntries } from '../support/entries.ts';
import { makeMemoryParts } from '../support/memory-parts.ts';
import { makeObserved } from '../support/observed.ts';
import { makeTime } from '../support/time.ts';
import { additionsOf } from './support/additions.ts';

const SCOPE = { tenant: 'tenant', agentId: 'agent' };
const unused = async () => await Promise.reject(new Error('A dry run changes nothing.'));

function dryRunOf(entries: ReturnType<typeof makeEntries>) {
  const cleanUp = makeCleanUp({
    memory: { rankedFacts: async () => await Promise.resolve(entries) },
    cleanups: { claim: unused, plan: unused, evict: unused, finish: unused },
    states: { state: async () => await Promise.resolve(makeState()) },
    defaults: DEFAULT_SETTINGS,
    clock: () => 0,
    timer: { within: unused, sleep: unused },
    newId: () => 'id',
  });
  return cleanUp(SCOPE, true, makeObserved());
}

describe('a cleanup on demand', () => {
  const makeMemory = async () => {
    const time = makeTime();
    const parts = makeMemoryParts(time.clock, { settings: { memory: { keepRatio: 0.5 } } });
    await parts.writer.add(SCOPE, additionsOf([{ importance: 0.9 }, { importance: 0.1 }]));
    const cleanUp = makeCleanUp({ ...parts, ...time, defaults: DEFAULT_SETTINGS, newId: () => 'mine' });
    return { ...parts, cleanUp: () => time.pass(cleanUp(SCOPE, false, makeObserved())) };
  };

  it('keeps the part that the agent is set to and tells what went', async () => {
    const { cleanUp, live } = await makeMemory();
    expect(await cleanUp()).toMatchObject({
      kept: 1,
      evicted: [{ entryId: 'e-2', sizeBytes: 3, importance: 0.1 }],
      evictedTotal: 1,
      freedBytes: 3,
    });
    expect(live()).toEqual([1]);
  });

  it('is to be tried again while another is under way', async () => {
    const { cleanUp, abandon, live } = await makeMemory();
    abandon({ cleanupId: 'other', kind: 'scored', beforeSequence: 9 }, [], Number.MAX_SAFE_INTEGER);
    await expect(cleanUp()).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Another cleanup of this agent is under way.',
    });
    expect(live()).toHaveLength(2);
  });
});

describe('a dry run', () => {
  it('explains each entry that would go by its score and the three parts of it', async () => {
    const entries = makeEntries([
      { importance: 0.1, stage: 'storage', timestampMs: 0, content: 'old' },
      { importance: 0.9, stage: 'validation', timestampMs: 1000 },
      { importance: 0.5, stage: 'error', timestampMs: 500 },
    ]);
    expect(await dryRunOf(entries)).toEqual({
      kept: 1,
      evicted: [
        {
          entryId: 'e-1',
          sizeBytes: 3,
          score: 0.4 * 0.1 + 0.4 * 0.3,
          importance: 0.1,
          stagePriority: 0.3,
          recency: 0,
        },
        {
          entryId: 'e-3',
          sizeBytes: 6,
          score: 0.4 * 0.5 + 0.4 * 0.8 + 0.2 * 0.5,
          importance: 0.5,
          stagePriority: 0.8,
          recency: 0.5,
        },
      ],
      evictedTotal: 2,
      freedBytes: 9,
    });
  });

  it('of a large memory passes through a Step Functions state, and counts what it does not show', async () => {
    const ids = Array.from({ length: 5000 }, (_, index) => ({
      entryId: String(index).padStart(128, 'x'),
      importance: index / 7000,
      timestampMs: index * 1001,
    }));
    const reply = await dryRunOf(makeEntries(ids));
    expect(JSON.stringify(reply).length).toBeLessThan(256 * 1024);
    expect(reply).toMatchObject({ kept: 3000, evictedTotal: 2000 });
    expect(reply.evicted.length).toBeGreaterThan(500);
  });
});
