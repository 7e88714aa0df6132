import { describe, expect, it } from 'vitest';
import type { MemoryRepair } from '../../../functions/core/memory/memory-repair.ts';
import { makeRepairMemory } from '../../../functions/core/memory/repair-memory.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../functions/core/settings/settings.ts';
import { makeMemoryParts } from '../support/memory-parts.ts';
import { makeObserved } from '../support/observed.ts';
import { makeTime } from '../support/time.ts';
import { additionsOf } from './support/additions.ts';

const SCOPE = { tenant: 'local', agentId: 'agent' };

/** A memory of some entries whose additions were all left behind. */
async function makeLeft(
  entries: number,
  settings: Partial<Settings['memory']> = {},
  repairs: Partial<MemoryRepair> = {},
) {
  const time = makeTime();
  const parts = makeMemoryParts(time.clock);
  const observed = makeObserved();
  await parts.writer.add(SCOPE, additionsOf(Array.from({ length: entries }, () => ({}))));
  const repair = makeRepairMemory({
    ...parts,
    ...time,
    repairs: { ...parts.repairs, ...repairs },
    defaults: { ...DEFAULT_SETTINGS, memory: { ...DEFAULT_SETTINGS.memory, ...settings } },
    newId: () => 'mine',
  });
  return { ...parts, observed, repair: () => time.pass(repair(SCOPE, observed)) };
}

describe('repairMemory', () => {
  it('finds nothing to do', async () => {
    const { repair, steps, observed } = await makeLeft(0);
    expect(await repair()).toEqual({
      ...{ cleanups: 0, additions: 0, takenBack: 0, forgotten: 0 },
      recount: 'not due',
    });
    expect({ steps, faults: observed.faults }).toEqual({ steps: [], faults: [] });
  });

  it('clears the notes of what was stored', async () => {
    const { repair, notes, state } = await makeLeft(3);
    expect(await repair()).toMatchObject({ additions: 3, takenBack: 0 });
    expect(notes.size).toBe(0);
    expect(state().processingCount).toBe(3);
  });

  it('takes back the counting of what was never stored', async () => {
    const { repair, lose, notes, state } = await makeLeft(3);
    lose('e-2');
    lose('e-3');
    expect(await repair()).toMatchObject({ additions: 3, takenBack: 2 });
    expect(notes.size).toBe(0);
    expect(state().processingCount).toBe(1);
  });

  it('keeps the note of what it could not take back', async () => {
    const { repair, lose, notes } = await makeLeft(2, {}, { takeBack: async () => false });
    lose('e-2');
    expect(await repair()).toMatchObject({ takenBack: 1 });
    expect([...notes.keys()]).toEqual([2]);
  });

  it('carries out the cleanup that an addition made due', async () => {
    const { repair, live, steps, notes } = await makeLeft(5, { cleanupInterval: 4, keepRatio: 0 });
    const left = [...notes];
    await repair();
    expect(steps).toEqual(['claim scored', 'finish scored']);
    expect(live()).toEqual([4, 5]);
    for (const [sequence, note] of left) notes.set(sequence, note);
    await repair();
    expect(steps).toHaveLength(2);
  });

  it('carries it out for a count that others passed, though its addition was never stored', async () => {
    const { repair, lose, live } = await makeLeft(5, { cleanupInterval: 4, keepRatio: 0 });
    lose('e-4');
    await repair();
    expect(live()).toEqual([5]);
  });

  it('does not for a count that was never reached', async () => {
    const { repair, lose, steps, live } = await makeLeft(4, { cleanupInterval: 4, keepRatio: 0 });
    lose('e-4');
    await repair();
    expect(steps).toEqual([]);
    expect(live()).toEqual([1, 2, 3]);
  });

  it('does not for one that is not reached for those that it takes back before', async () => {
    const { repair, lose, steps } = await makeLeft(5, { cleanupInterval: 4, keepRatio: 0 });
    lose('e-3');
    lose('e-4');
    await repair();
    expect(steps).toEqual([]);
  });

  it('does not again for one that was claimed', async () => {
    const { repair, notes, steps } = await makeLeft(4, { cleanupInterval: 4, keepRatio: 0 });
    notes.set(4, { entryId: 'e-4', sequence: 4, count: 0 });
    await repair();
    expect(steps).toEqual([]);
  });

  it('finishes a cleanup that was abandoned', async () => {
    const { repair, abandon, live, steps } = await makeLeft(3);
    abandon({ cleanupId: 'other', kind: 'scored', beforeSequence: 9 }, [2]);
    expect(await repair()).toMatchObject({ cleanups: 1 });
    expect(live()).toEqual([1, 3]);
    expect(steps).toEqual(['finish scored']);
  });

  it('holds the cap after what was left, and not where nothing was', async () => {
    const left = await makeLeft(5, { maxEntries: 3 });
    await left.repair();
    expect(left.live()).toEqual([3, 4, 5]);
    const none = await makeLeft(5, { maxEntries: 3 });
    none.notes.clear();
    await none.repair();
    expect(none.live()).toHaveLength(5);
  });

  it('tells how many forgotten entries it looked at', async () => {
    const { repair } = await makeLeft(0, {}, { finishForgotten: async () => 2 });
    expect(await repair()).toMatchObject({ forgotten: 2 });
  });

  it.each([
    ['corrected', ['memory recount']],
    ['right', []],
    ['busy', []],
  ] as const)('recounts once a day, and says so where the totals were %s', async (recount, faults) => {
    const everyMs: number[] = [];
    const { repair, observed } = await makeLeft(
      0,
      {},
      {
        recount: async (_, ms) => {
          everyMs.push(ms);
          return await Promise.resolve(recount);
        },
      },
    );
    expect(await repair()).toMatchObject({ recount });
    expect(everyMs).toEqual([86_400_000]);
    expect(observed.faults).toEqual(faults);
  });
});
