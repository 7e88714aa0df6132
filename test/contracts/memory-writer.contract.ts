import { describe, expect, it } from 'vitest';
import { newScope } from '../support/dynamodb.ts';
import {
  addAndSettle,
  everyEntry,
  expectTotalsOfEntries,
  type MemorySubject,
  makeAddition,
} from './memory-subject.ts';

/** What every MemoryWriter does with additions, as its AgentStateReader shows it. */
export function memoryWriterContract(makeSubject: () => MemorySubject): void {
  describe('add', () => {
    it('counts an entry into the totals', async () => {
      const { makeWriter, reader, states } = makeSubject();
      const scope = newScope();
      const addition = makeAddition({ dataVolumeGb: 1.25, importance: 0.9, stage: 'error', content: 'é' });
      const { outcomes, state } = await makeWriter().add(scope, [addition]);
      const { fingerprint: _, ...rest } = addition;
      const entry = { ...rest, sequence: 1 };
      expect(outcomes).toEqual([{ kind: 'added', entry, count: 1 }]);
      expect(await reader.get(scope, addition.entryId)).toEqual(entry);
      expect(state).toEqual(await states.state(scope));
      expect(state).toMatchObject({
        processingCount: 1,
        totalVolumeGb: 1.25,
        evictedEntries: 0,
        live: { entries: 1, bytes: 2, volumeGb: 1.25, importance: 0.9, stages: new Map([['error', 1]]) },
        datasetVersions: new Map([['', 1]]),
      });
    });

    it('gives several at once their places in order', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const writer = subject.makeWriter();
      await addAndSettle(writer, scope, [makeAddition()]);
      const additions = ['storage', 'error', 'storage'].map((stage) => makeAddition({ stage }));
      const { outcomes } = await writer.add(scope, additions);
      expect(
        outcomes.map(({ entry, ...rest }) => ({
          id: entry.entryId,
          sequence: entry.sequence,
          ...rest,
        })),
      ).toEqual(
        additions.map(({ entryId }, position) => ({
          id: entryId,
          sequence: position + 2,
          kind: 'added',
          count: position + 2,
        })),
      );
      await expectTotalsOfEntries(subject, scope);
    });

    it('takes 25 with the longest names and contents of 64 KB', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const additions = Array.from({ length: 25 }, (_, index) =>
        makeAddition({
          entryId: `${String(index).padStart(2, '0')}${':._-'.repeat(32)}`.slice(0, 128),
          content: 'é'.repeat(32_768),
          dataset: `${index}-${'🏭'.repeat(120)}`,
          source: 's'.repeat(1024),
        }),
      );
      const { outcomes } = await subject.makeWriter().add(scope, additions);
      expect(outcomes.map(({ kind }) => kind)).toEqual(additions.map(() => 'added'));
      await expectTotalsOfEntries(subject, scope);
      expect((await subject.states.state(scope)).datasetVersions.size).toBe(25);
    });

    it('knows an agent never seen by zeros', async () => {
      expect(await makeSubject().states.state(newScope())).toEqual({
        processingCount: 0,
        totalVolumeGb: 0,
        evictedEntries: 0,
        live: { entries: 0, bytes: 0, volumeGb: 0, importance: 0, stages: new Map() },
        datasetVersions: new Map(),
        settings: {},
        settingsRevision: 0,
        tunings: [],
        tuningMark: undefined,
        mark: {
          sequence: 0,
          cleanups: 0,
          uncounts: 0,
          isCleaning: false,
          underWay: new Map(),
          forgotten: new Set(),
        },
      });
    });

    it.each(['x', 'a.b', 'a:b:c', '-._:', 'k-0:state', 'x'.repeat(128)])(
      'takes the entry id %s',
      async (entryId) => {
        const { makeWriter, reader } = makeSubject();
        const scope = newScope();
        await addAndSettle(makeWriter(), scope, [makeAddition({ entryId })]);
        expect(await reader.get(scope, entryId)).toMatchObject({ entryId, sequence: 1 });
      },
    );

    it.each([
      ['the least importance', { importance: 0 }],
      ['the highest importance', { importance: 1 }],
      ['a volume of a byte', { dataVolumeGb: 1e-9 }],
      ['the largest volume', { dataVolumeGb: 1e12 }],
      ['a volume with many digits', { dataVolumeGb: 0.1 + 0.2 }],
      ['the time zero', { timestampMs: 0 }],
      ['a time before 1970', { timestampMs: -62_135_596_800_000 }],
      ['the last time', { timestampMs: 253_402_300_799_999 }],
    ])('keeps %s as it is', async (_, given) => {
      const subject = makeSubject();
      const scope = newScope();
      const addition = makeAddition(given);
      await addAndSettle(subject.makeWriter(), scope, [addition]);
      expect(await subject.reader.get(scope, addition.entryId)).toMatchObject(given);
      await expectTotalsOfEntries(subject, scope);
    });
  });

  describe('add repeated', () => {
    it('adds once and counts once', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const addition = makeAddition({ dataVolumeGb: 0.1, dataset: 'orders' });
      const writer = subject.makeWriter();
      for (const again of [writer, writer, subject.makeWriter()]) await again.add(scope, [addition]);
      expect(await subject.states.state(scope)).toMatchObject({ processingCount: 1, totalVolumeGb: 0.1 });
      expect(await everyEntry(subject.reader, scope)).toMatchObject([{ sequence: 1 }]);
      await expectTotalsOfEntries(subject, scope);
    });

    it('says that it exists, with the first fingerprint, once the first is settled', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const addition = makeAddition({ content: 'first', fingerprint: 'of the first' });
      const writer = subject.makeWriter();
      await addAndSettle(writer, scope, [addition]);
      await addAndSettle(writer, scope, [makeAddition()]);
      const repeat = { ...addition, content: 'second', fingerprint: 'of the second' };
      for (const again of [writer, subject.makeWriter()])
        expect((await again.add(scope, [repeat])).outcomes).toMatchObject([
          {
            kind: 'existing',
            entry: { entryId: addition.entryId, content: 'first', sequence: 1 },
            fingerprint: 'of the first',
          },
        ]);
      expect((await subject.states.state(scope)).processingCount).toBe(2);
      await expectTotalsOfEntries(subject, scope);
    });

    it('tells the conflict also right after the first', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const addition = makeAddition({ content: 'first', fingerprint: 'of the first' });
      const writer = subject.makeWriter();
      await addAndSettle(writer, scope, [addition]);
      const repeat = makeAddition({ entryId: addition.entryId, content: 'a second one', stage: 'error' });
      for (const again of [writer, subject.makeWriter()])
        expect((await again.add(scope, [repeat])).outcomes).toMatchObject([
          { kind: 'existing', entry: { content: 'first' }, fingerprint: 'of the first' },
        ]);
      await expectTotalsOfEntries(subject, scope);
    });

    it('adds once of 20 at once', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const addition = makeAddition({ dataVolumeGb: 0.7 });
      const added = await Promise.all(
        Array.from({ length: 20 }, () => addAndSettle(subject.makeWriter(), scope, [addition])),
      );
      expect(new Set(added.flat().map(({ entry }) => entry.sequence))).toEqual(new Set([1]));
      expect(await subject.states.state(scope)).toMatchObject({ processingCount: 1, totalVolumeGb: 0.7 });
      await expectTotalsOfEntries(subject, scope);
    });

    it('adds once of 20 at once, though the note of the first is gone', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const addition = makeAddition({ dataVolumeGb: 0.7 });
      const writer = subject.makeWriter();
      await addAndSettle(writer, scope, [addition]);
      await addAndSettle(writer, scope, [makeAddition()]);
      await Promise.all(
        Array.from({ length: 20 }, () => addAndSettle(subject.makeWriter(), scope, [addition])),
      );
      expect(await subject.states.state(scope)).toMatchObject({ processingCount: 2, totalVolumeGb: 0.7 });
      await expectTotalsOfEntries(subject, scope);
    });

    it('adds the new ones of a batch that was half known', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const additions = [1, 2, 3, 4].map(() => makeAddition({ dataVolumeGb: 0.5 }));
      await subject.makeWriter().add(scope, additions.slice(1, 3));
      const { outcomes } = await subject.makeWriter().add(scope, additions);
      expect(outcomes.map(({ entry }) => entry.entryId)).toEqual(additions.map(({ entryId }) => entryId));
      expect(outcomes.map(({ entry }) => entry.sequence)).toEqual([3, 1, 2, 4]);
      expect(await subject.states.state(scope)).toMatchObject({ processingCount: 4, totalVolumeGb: 2 });
      await expectTotalsOfEntries(subject, scope);
    });
  });

  describe('40 writers at once', () => {
    it('lose nothing and share no place', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const stages = ['ingestion', 'error', 'storage', 'validation'];
      const additions = Array.from({ length: 40 }, (_, index) =>
        makeAddition({
          dataVolumeGb: 0.1,
          importance: 0.3,
          stage: stages[index % 4] ?? '',
          dataset: 'orders',
        }),
      );
      const outcomes = await Promise.all(
        additions.map((addition) => addAndSettle(subject.makeWriter(), scope, [addition])),
      );
      const places = Array.from({ length: 40 }, (_, index) => index + 1);
      const sequences = outcomes.flat().map(({ entry }) => entry.sequence);
      expect(sequences.sort((a, b) => a - b)).toEqual(places);
      const counts = outcomes.flat().map((outcome) => (outcome.kind === 'added' ? outcome.count : 0));
      expect(counts.sort((a, b) => a - b)).toEqual(places);
      expect(await subject.states.state(scope)).toMatchObject({
        processingCount: 40,
        totalVolumeGb: 4,
        live: {
          entries: 40,
          volumeGb: 4,
          importance: 12,
          stages: new Map(stages.map((stage) => [stage, 10])),
        },
        datasetVersions: new Map([['orders', 40]]),
      });
      await expectTotalsOfEntries(subject, scope);
    });

    it('lose nothing through one instance, batches and repeats among them', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const writer = subject.makeWriter();
      const batches = Array.from({ length: 40 }, () => [
        makeAddition({ dataVolumeGb: 0.5 }),
        makeAddition({ dataVolumeGb: 0.25 }),
      ]);
      await Promise.all([...batches, ...batches].map((batch) => addAndSettle(writer, scope, batch)));
      expect(await subject.states.state(scope)).toMatchObject({ processingCount: 80, totalVolumeGb: 30 });
      expect(new Set((await everyEntry(subject.reader, scope)).map(({ sequence }) => sequence)).size).toBe(
        80,
      );
      await expectTotalsOfEntries(subject, scope);
    });
  });
}
