import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import { followLive } from '../../../functions/core/memory/follow-live.ts';
import type { LiveMark } from '../../../functions/core/memory/live-mark.ts';
import { makeMark } from '../support/agent-state.ts';
import { makeEntries, makeEntry, NOON_MS } from '../support/entries.ts';
import { makeLiveMemory } from '../support/live-memory.ts';

const SCOPE = { tenant: 'local', agentId: 'agent' };

/** What is read to follow a memory of three entries to the mark, and what is then known of it. */
async function followTo(given: Partial<LiveMark>, change: (entries: MemoryEntry[]) => void = () => {}) {
  const store = makeLiveMemory(makeEntries([{}, {}, {}]));
  const before = await followLive(store.live, SCOPE, makeMark({ sequence: 3 }), undefined);
  const known = before.entries.map((entry) => Object.assign(entry, { content: 'known' }));
  change(store.memory.entries);
  store.reads.length = 0;
  const after = await followLive(store.live, SCOPE, makeMark({ sequence: 3, ...given }), {
    ...before,
    entries: known,
  });
  return {
    reads: store.reads,
    unseen: [...after.unseen.keys()],
    sequences: after.entries.map(({ facts }) => facts.sequence).toSorted((a, b) => a - b),
    known: after.entries.flatMap(({ content, facts }) => (content === 'known' ? facts.sequence : [])),
  };
}

const addUpTo = (last: number) => (entries: MemoryEntry[]) => {
  for (let sequence = entries.length + 1; sequence <= last; sequence++)
    entries.push(makeEntry({ sequence, timestampMs: NOON_MS + sequence }));
};

describe('followLive', () => {
  it('reads nothing for the same mark', async () => {
    expect(await followTo({})).toMatchObject({ reads: [], sequences: [1, 2, 3], known: [1, 2, 3] });
  });

  it.each<[string, Partial<LiveMark>]>([
    ['a cleanup ended', { cleanups: 1 }],
    ['an entry was forgotten', { uncounts: 1 }],
    ['a cleanup is under way', { isCleaning: true }],
    ['the table was made anew', { sequence: 2 }],
    ['very much was added', { sequence: 104 }],
  ])('reads all where %s, and keeps what is known', async (_, mark) => {
    const { reads, known } = await followTo(mark, addUpTo(mark.sequence ?? 3));
    expect(reads).toEqual(['all']);
    expect(known).toEqual([1, 2, 3]);
  });

  it('follows a hundred additions by the newest', async () => {
    const { reads, sequences } = await followTo({ sequence: 103 }, addUpTo(103));
    expect(reads).toEqual(['newest']);
    expect(sequences).toHaveLength(103);
  });

  it('reads all where an addition is not among the newest', async () => {
    const gone = await followTo({ sequence: 4 });
    expect(gone).toMatchObject({ reads: ['newest', 'all'], sequences: [1, 2, 3] });
  });

  it('remembers an addition that is under way and not stored', async () => {
    const noted = {
      sequence: 5,
      underWay: new Map([
        [4, { entryId: 'e-4' }],
        [5, { entryId: 'e-5' }],
      ]),
    };
    const { reads, sequences, unseen } = await followTo(noted, addUpTo(4));
    expect({ reads, sequences, unseen }).toEqual({ reads: ['byId 2'], sequences: [1, 2, 3, 4], unseen: [5] });
    const afresh = await followTo({ ...noted, cleanups: 1 }, addUpTo(4));
    expect(afresh).toMatchObject({ reads: ['all'], unseen: [5] });
  });

  it('leaves out what was forgotten and not deleted yet', async () => {
    const { sequences, known } = await followTo({ uncounts: 1, forgotten: new Set([2]) });
    expect({ sequences, known }).toEqual({ sequences: [1, 3], known: [1, 3] });
  });

  it.each([
    { entryId: 'other' },
    { timestampMs: 1 },
    { importance: 0.1 },
    { stage: 'error' },
    { dataset: 'orders' },
    { dataVolumeGb: 9 },
    { content: 'longer than it was' },
  ])('forgets what it knew of a place that now has another entry: %j', async (given) => {
    const { known } = await followTo({ cleanups: 1 }, (entries) => {
      entries[1] = makeEntry({ sequence: 2, ...given });
    });
    expect(known).toEqual([1, 3]);
  });

  it('reads nothing of a memory that was never added to', async () => {
    expect(await followTo({ sequence: 0 })).toMatchObject({ reads: [], sequences: [], unseen: [] });
  });
});
