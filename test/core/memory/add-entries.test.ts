import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { makeAddEntries } from '../../../functions/core/memory/add-entries.ts';
import type { NewEntry } from '../../../functions/core/memory/entry.ts';
import type { MemoryRepair } from '../../../functions/core/memory/memory-repair.ts';
import type { AgentState, MemoryWriter } from '../../../functions/core/memory/memory-store.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../functions/core/settings/settings.ts';
import { makeMemoryParts } from '../support/memory-parts.ts';
import { makeObserved } from '../support/observed.ts';
import { makeTime } from '../support/time.ts';
import { makeReferenceMemory } from './support/reference-memory.ts';

const SCOPE = { tenant: 'local', agentId: 'agent' };
const NOON = '2026-07-01T12:00:00.000Z';

/** A cleanup that somebody else is about. */
const HELD = { cleanupId: 'other', kind: 'scored', beforeSequence: 1 } as const;

interface Given {
  readonly settings?: Partial<Settings['memory']>;
  readonly state?: Partial<AgentState>;
  readonly add?: (writer: Pick<MemoryWriter, 'add'>) => MemoryWriter['add'];
  readonly repairs?: Partial<MemoryRepair>;
}

function makeAgent({ settings = {}, state = {}, add = (writer) => writer.add, repairs = {} }: Given = {}) {
  const time = makeTime();
  const parts = makeMemoryParts(time.clock, state);
  const observed = makeObserved();
  let ids = 0;
  const addEntries = makeAddEntries({
    ...parts,
    ...time,
    writer: { ...parts.writer, add: add(parts.writer) },
    repairs: { ...parts.repairs, ...repairs },
    defaults: { ...DEFAULT_SETTINGS, memory: { ...DEFAULT_SETTINGS.memory, ...settings } },
    newId: () => `id-${++ids}`,
    sha256,
  });
  return {
    ...parts,
    observed,
    add: (entries: readonly NewEntry[], key?: string) => time.pass(addEntries(SCOPE, entries, key, observed)),
  };
}

describe('addEntries', () => {
  it('fills in what is not given', async () => {
    const [entry] = await makeAgent().add([{ content: 'größer' }]);
    expect(entry).toMatchObject({
      entryId: expect.stringMatching(/^id-/),
      sequence: 1,
      content: 'größer',
      timestampMs: Date.parse(NOON),
      importance: 0.6,
      stage: 'unknown',
      dataVolumeGb: 0,
      sizeBytes: 8,
      lineChars: '[UNKNOWN] (0.00GB processed) größer'.length,
      pinned: false,
      isRepeatable: false,
    });
    expect(entry).not.toHaveProperty('dataset');
    expect(entry).not.toHaveProperty('source');
  });

  it('takes what is given', async () => {
    const given = { importance: 0.1, stage: 'error', dataVolumeGb: 2.5, dataset: 'orders', source: 'arn:x' };
    const timestamp = '2026-07-01T10:00:00+02:00';
    const [entry] = await makeAgent().add([
      { ...given, content: 'a', pinned: true, entryId: 'mine', timestamp },
    ]);
    expect(entry).toMatchObject({
      ...given,
      entryId: 'mine',
      pinned: true,
      isRepeatable: true,
      timestampMs: Date.UTC(2026, 6, 1, 8),
      lineChars: '[ERROR] (2.50GB processed) a'.length,
    });
  });

  it('tells of the memory as it is then, and of the volume if there is any', async () => {
    const agent = makeAgent();
    await agent.add([
      { content: 'abc', dataVolumeGb: 1.5 },
      { content: 'de', dataVolumeGb: 0.25 },
    ]);
    await agent.add([{ content: 'f' }]);
    expect(agent.observed.metrics).toEqual([
      'MemoryEntries 2',
      'MemoryBytes 5',
      'DataVolumeProcessed 1.75',
      'MemoryEntries 3',
      'MemoryBytes 6',
    ]);
  });

  it('says of every addition that nothing is left to do', async () => {
    const agent = makeAgent();
    await agent.add([{ content: 'a' }, { content: 'b' }]);
    expect(agent.notes.size).toBe(0);
  });

  describe('refuses', () => {
    it('a time more than 5 minutes ahead of the clock, and takes one that is not', async () => {
      const agent = makeAgent();
      await agent.add([{ content: 'a', timestamp: '2026-07-01T12:05:00.000Z' }]);
      await expect(
        agent.add([{ content: 'b', timestamp: '2026-07-01T12:05:00.001Z' }]),
      ).rejects.toMatchObject({
        code: 'invalid_request',
        message: 'timestamp: must be at most 5 minutes ahead of the clock',
        errors: [{ pointer: '#/timestamp', detail: 'must be at most 5 minutes ahead of the clock' }],
      });
    });

    it('an id that stands twice, and adds nothing then', async () => {
      const agent = makeAgent();
      await expect(
        agent.add([
          { content: 'a', entryId: 'x' },
          { content: 'b' },
          { content: 'c', timestamp: '2026-07-02T12:00:00Z', entryId: 'x' },
        ]),
      ).rejects.toMatchObject({
        message: 'entries/2/timestamp: must be at most 5 minutes ahead of the clock',
        errors: [
          { pointer: '#/entries/2/timestamp' },
          { pointer: '#/entries/2/entryId', detail: 'must not stand twice in one call' },
        ],
      });
      expect(agent.live()).toEqual([]);
    });
  });

  describe('repeated', () => {
    it('under the same idempotency key adds once, each entry of it', async () => {
      const agent = makeAgent();
      const entries = [{ content: 'a', dataVolumeGb: 1 }, { content: 'a' }];
      const first = await agent.add(entries, 'key');
      expect(await agent.add(entries, 'key')).toEqual(first);
      expect(new Set(first.map(({ entryId }) => entryId)).size).toBe(2);
      expect(first.every(({ entryId }) => /^k-[0-9a-f]{32}$/.test(entryId))).toBe(true);
      expect(first.every(({ isRepeatable }) => isRepeatable)).toBe(true);
      expect(agent.state()).toMatchObject({ processingCount: 2, totalVolumeGb: 1 });
      expect(agent.observed.metrics.filter((metric) => metric.startsWith('DataVolume'))).toHaveLength(1);
    });

    it('under another key adds again', async () => {
      const agent = makeAgent();
      await agent.add([{ content: 'a' }], 'key');
      await agent.add([{ content: 'a' }], 'other');
      expect(agent.live()).toEqual([1, 2]);
    });

    it('with an id of its own adds once, whatever the order of its members', async () => {
      const agent = makeAgent();
      const [first] = await agent.add([{ content: 'a', stage: 'error', entryId: 'x' }]);
      expect(await agent.add([{ entryId: 'x', stage: 'error', content: 'a' }])).toEqual([first]);
    });

    it('with another content is a conflict', async () => {
      const agent = makeAgent();
      await agent.add([{ content: 'a', entryId: 'x' }]);
      await expect(agent.add([{ content: 'b', entryId: 'x' }])).rejects.toMatchObject({
        code: 'entry_conflict',
        message: 'The entry x exists with another content.',
      });
    });

    it('cleans up for a count that it made for a moment, and not for one that it did not', async () => {
      const passing = (passed: { sequence: number; count: number } | undefined) =>
        makeAgent({
          settings: { cleanupInterval: 2 },
          add: (writer) => async (scope, additions) => {
            const added = await writer.add(scope, additions);
            const outcomes = added.outcomes.map((outcome) =>
              outcome.kind === 'existing' && passed !== undefined ? { ...outcome, passed } : outcome,
            );
            return { ...added, outcomes };
          },
        });
      const reached = passing({ sequence: 5, count: 4 });
      await reached.add([{ content: 'a', entryId: 'x' }]);
      await reached.add([{ content: 'a', entryId: 'x' }]);
      expect(reached.steps).toEqual(['claim scored', 'finish scored']);
      const unreached = passing(undefined);
      await unreached.add([{ content: 'a', entryId: 'x' }]);
      await unreached.add([{ content: 'a', entryId: 'x' }]);
      expect(unreached.steps).toEqual([]);
    });
  });

  describe('cleans up', () => {
    it('at a multiple of the interval, what was there before', async () => {
      const agent = makeAgent({ settings: { cleanupInterval: 3, keepRatio: 0 } });
      await agent.add([{ content: 'a' }, { content: 'b' }, { content: 'c' }, { content: 'd' }]);
      expect(agent.live()).toEqual([3, 4]);
      expect(agent.state().evictedEntries).toBe(2);
    });

    it('as the agent is set, not the deployment', async () => {
      const agent = makeAgent({ state: { settings: { memory: { maxEntries: 1 } } } });
      await agent.add([{ content: 'a' }, { content: 'b' }]);
      expect(agent.live()).toEqual([2]);
    });

    it('past the cap and the budget, and not where they are just full, also amid a batch', async () => {
      const three = [{ content: 'abc' }, { content: 'def' }, { content: 'ghi' }];
      const capped = makeAgent({ settings: { maxEntries: 3 } });
      await capped.add(three);
      expect(capped.steps).toEqual([]);
      await capped.add([{ content: 'd' }]);
      expect(capped.steps).toEqual(['claim cap', 'finish cap']);
      const nineBytes = 9 / 1024 / 1024;
      const bounded = makeAgent({ settings: { maxMemoryMb: nineBytes } });
      await bounded.add(three);
      expect(bounded.steps).toEqual([]);
      await bounded.add([{ content: 'd' }]);
      expect(bounded.steps).toEqual(['claim budget', 'finish budget']);
      expect(bounded.live()).toEqual([2, 3, 4]);
    });

    it.each([{ maxEntries: 1 }, { maxMemoryMb: 1e-6 }, { cleanupInterval: 1 }])(
      'later under %j where another takes too long, and adds all the same',
      async (settings) => {
        const agent = makeAgent({ settings });
        const other = { cleanupId: 'other', kind: 'scored', beforeSequence: 9 } as const;
        agent.abandon(other, [], Number.MAX_SAFE_INTEGER);
        expect(await agent.add([{ content: 'a' }, { content: 'b' }])).toHaveLength(2);
        expect(agent.live()).toEqual([1, 2]);
        expect(new Set(agent.observed.faults)).toEqual(new Set(['cleanup']));
        expect(agent.observed.metrics).toEqual(['MemoryEntries 2', 'MemoryBytes 2']);
      },
    );

    it('not for a count whose cleanup was claimed already', async () => {
      const agent = makeAgent({
        settings: { cleanupInterval: 1 },
        add: (writer) => async (scope, additions) => {
          const added = await writer.add(scope, additions);
          return { ...added, outcomes: added.outcomes.map((outcome) => ({ ...outcome, count: 0 })) };
        },
      });
      await agent.add([{ content: 'a' }]);
      expect(agent.steps).toEqual([]);
    });
  });

  describe('when upkeep is due', () => {
    const due: Given['add'] = (writer) => async (scope, additions) => ({
      ...(await writer.add(scope, additions)),
      isUpkeepDue: true,
    });
    const task = { cleanupId: 'other', kind: 'scored', beforeSequence: 9 } as const;

    it('finishes what ended processes left', async () => {
      const agent = makeAgent({ add: due });
      agent.abandon(task, []);
      await agent.add([{ content: 'a' }]);
      expect(agent.steps).toEqual(['finish scored']);
    });

    it('leaves it where it is not due', async () => {
      const agent = makeAgent();
      agent.abandon(task, []);
      await agent.add([{ content: 'a' }]);
      expect(agent.steps).toEqual([]);
    });

    it('adds though upkeep fails', async () => {
      const leftovers = async () => await Promise.reject(new Error('down'));
      const agent = makeAgent({ add: due, repairs: { leftovers } });
      expect(await agent.add([{ content: 'a' }])).toHaveLength(1);
      expect(agent.observed.faults).toEqual(['memory upkeep']);
    });
  });

  it('keeps of any batches what a plain reading of the rules keeps', async () => {
    const anySettings = fc.record({
      cleanupInterval: fc.integer({ min: 1, max: 9 }),
      maxEntries: fc.integer({ min: 3, max: 15 }),
      maxMemoryMb: fc.constantFrom(0.0005, 0.001, 1),
      keepRatio: fc.constantFrom(0, 0.35, 0.6, 1),
      importanceThreshold: fc.constantFrom(0, 0.6, 1),
    });
    const anyEntry = fc.record({
      content: fc.integer({ min: 1, max: 300 }).map((length) => 'é'.repeat(length)),
      importance: fc.constantFrom(0, 0.3, 0.6, 0.9, 1),
      stage: fc.constantFrom('ingestion', 'validation', 'error', 'x'),
      dataVolumeGb: fc.constantFrom(0, 0.25, 2),
      hour: fc.nat(3),
      pinned: fc.nat(9).map((one) => one === 0),
    });
    const anyBatches = fc.array(fc.array(anyEntry, { minLength: 1, maxLength: 8 }), {
      minLength: 4,
      maxLength: 12,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(anySettings, anyBatches, async (settings, batches) => {
        const agent = makeAgent({ settings });
        const reference = makeReferenceMemory(settings);
        for (const batch of batches) {
          const timed = batch.map(({ hour, ...entry }) => ({ entry, ms: Date.UTC(2026, 6, 1, hour) }));
          await agent.add(
            timed.map(({ entry, ms }) => ({ ...entry, timestamp: new Date(ms).toISOString() })),
          );
          for (const { entry, ms } of timed) reference.add({ ...entry, timestampMs: ms });
          expect(agent.live()).toEqual(reference.live().map(({ sequence }) => sequence));
        }
        const { processingCount, totalVolumeGb, evictedEntries } = agent.state();
        expect({ processingCount, totalVolumeGb, evictedEntries }).toEqual(reference.totals());
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the note of one whose due cleanup others hold up, so that a repair takes it up', async () => {
    const agent = makeAgent({ settings: { cleanupInterval: 2 } });
    await agent.add([{ content: 'one' }]);
    agent.abandon(HELD, [], Number.MAX_SAFE_INTEGER);
    await agent.add([{ content: 'two' }]);
    expect([...agent.notes.keys()]).toEqual([2]);
    expect(agent.observed.faults).toContain('cleanup');
  });
});
