import { describe, expect, it } from 'vitest';
import { newScope } from '../support/dynamodb.ts';
import { CutOff, MOMENTS } from '../support/dynamodb-faults.ts';
import {
  addAndSettle,
  everyEntry,
  expectTotalsOfEntries,
  type MemorySubject,
  makeAddition,
} from './memory-subject.ts';
import { makeMemoryUseCases } from './memory-use-cases.ts';

/** What every MemoryWriter forgets and what stays, and how datasets move on. */
export function memoryForgettingContract(makeSubject: () => MemorySubject): void {
  async function withEntries(size: number) {
    const subject = makeSubject();
    const scope = newScope();
    const writer = subject.makeWriter();
    const stages = ['error', 'storage'];
    const additions = Array.from({ length: size }, (_, index) =>
      makeAddition({
        dataVolumeGb: 0.1,
        importance: 0.7,
        stage: stages[index % 2] ?? '',
        dataset: 'orders',
      }),
    );
    for (let from = 0; from < size; from += 25)
      await addAndSettle(writer, scope, additions.slice(from, from + 25));
    const { forgetAll } = makeMemoryUseCases(subject.makeParts());
    return { subject, scope, writer, additions, forgetAll, ids: additions.map(({ entryId }) => entryId) };
  }

  describe('forget', () => {
    it('takes one entry out of the live totals and leaves the lifetime ones', async () => {
      const { subject, scope, writer, ids } = await withEntries(3);
      expect(await writer.forget(scope, ids[1] ?? '')).toBe(true);
      expect(await subject.reader.get(scope, ids[1] ?? '')).toBeUndefined();
      const state = await subject.states.state(scope);
      expect(state).toMatchObject({
        processingCount: 3,
        evictedEntries: 0,
        live: { entries: 2, volumeGb: 0.2, stages: new Map([['error', 2]]) },
      });
      expect(state.totalVolumeGb).toBeCloseTo(0.3, 12);
      await expectTotalsOfEntries(subject, scope);
    });

    it('answers false for what is not there, and counts nothing', async () => {
      const { subject, scope, writer, ids } = await withEntries(1);
      await writer.forget(scope, ids[0] ?? '');
      const before = await subject.states.state(scope);
      expect(await writer.forget(scope, ids[0] ?? '')).toBe(false);
      expect(await writer.forget(scope, 'never-there')).toBe(false);
      expect(await subject.states.state(scope)).toEqual(before);
      await expectTotalsOfEntries(subject, scope);
    });

    it('is told to one of ten at once', async () => {
      const { subject, scope, ids } = await withEntries(2);
      const told = await Promise.all(
        Array.from({ length: 10 }, () => subject.makeWriter().forget(scope, ids[0] ?? '')),
      );
      expect(told.filter(Boolean)).toHaveLength(1);
      await expectTotalsOfEntries(subject, scope);
    });

    it('lets the id be used anew', async () => {
      const { subject, scope, writer, additions, ids } = await withEntries(1);
      await writer.forget(scope, ids[0] ?? '');
      await addAndSettle(writer, scope, additions);
      expect(await subject.reader.get(scope, ids[0] ?? '')).toMatchObject({ entryId: ids[0] });
      await expectTotalsOfEntries(subject, scope);
    });

    it.each(MOMENTS)(
      'keeps the totals right when the process ends %s a request and it is tried again',
      async (moment) => {
        for (let at = 1, wasCut = true; wasCut; at++) {
          const { subject, scope, writer, ids } = await withEntries(2);
          wasCut = await subject
            .makeMortalWriter({ at, moment })
            .forget(scope, ids[0] ?? '')
            .then(() => false, isCutOff);
          await writer.forget(scope, ids[0] ?? '');
          expect(await subject.reader.rankedFacts(scope)).toHaveLength(1);
          await expectTotalsOfEntries(subject, scope);
        }
      },
    );

    it('answers true though the reply to its first request was lost', async () => {
      const { subject, scope, ids } = await withEntries(2);
      const writer = subject.makeDisturbedWriter({ at: 1, moment: 'after' });
      expect(await writer.forget(scope, ids[0] ?? '')).toBe(true);
      await expectTotalsOfEntries(subject, scope);
    });
  });

  describe('forgetAll', () => {
    it('forgets every entry and keeps the lifetime totals', async () => {
      const { subject, scope, writer, forgetAll } = await withEntries(60);
      const other = newScope();
      await addAndSettle(writer, other, [makeAddition()]);
      expect(await forgetAll(scope)).toBe(60);
      expect(await everyEntry(subject.reader, scope)).toEqual([]);
      expect(await subject.states.state(scope)).toMatchObject({
        processingCount: 60,
        totalVolumeGb: 6,
        evictedEntries: 0,
        live: { entries: 0, bytes: 0, volumeGb: 0, importance: 0, stages: new Map() },
      });
      expect(await everyEntry(subject.reader, other)).toHaveLength(1);
      expect(await forgetAll(scope)).toBe(0);
    });

    it('lets the memory grow again, with sequences that were never used', async () => {
      const { subject, scope, writer, forgetAll } = await withEntries(3);
      await forgetAll(scope);
      const [outcome] = await addAndSettle(writer, scope, [makeAddition()]);
      expect(outcome?.entry.sequence).toBe(4);
      await expectTotalsOfEntries(subject, scope);
    });

    it('forgets pinned entries too', async () => {
      const { subject, scope, writer, forgetAll } = await withEntries(1);
      await addAndSettle(writer, scope, [makeAddition({ pinned: true })]);
      expect(await forgetAll(scope)).toBe(2);
      expect(await everyEntry(subject.reader, scope)).toEqual([]);
      await expectTotalsOfEntries(subject, scope);
    });

    it('lets the ids be used anew', async () => {
      const { subject, scope, writer, additions, ids, forgetAll } = await withEntries(2);
      await forgetAll(scope);
      await addAndSettle(writer, scope, additions);
      const entries = await everyEntry(subject.reader, scope);
      expect(entries.map(({ entryId }) => entryId).sort()).toEqual(ids.toSorted());
      await expectTotalsOfEntries(subject, scope);
    });

    it.each([1, 2, 3, 4, 5, 6, 7])(
      'counts each entry once when another forgets all before its request %i',
      async (at) => {
        const { subject, scope, forgetAll } = await withEntries(3);
        const slow = subject.makeSlowParts(at);
        const first = makeMemoryUseCases(slow.parts).forgetAll(scope);
        await Promise.race([slow.arrived, first]);
        const second = forgetAll(scope);
        slow.release();
        expect((await first) + (await second)).toBe(3);
        await expectTotalsOfEntries(subject, scope);
      },
    );

    it.each([1, 2, 3, 4, 5, 6, 7])(
      'counts an entry once that is forgotten by itself before its request %i',
      async (at) => {
        const { subject, scope, writer, ids } = await withEntries(3);
        const slow = subject.makeSlowParts(at);
        const first = makeMemoryUseCases(slow.parts).forgetAll(scope);
        await Promise.race([slow.arrived, first]);
        await writer.forget(scope, ids[1] ?? '');
        slow.release();
        await first;
        expect(await everyEntry(subject.reader, scope)).toEqual([]);
        await expectTotalsOfEntries(subject, scope);
      },
    );

    it.each([1, 2, 3, 4])('takes over what a forgetting at its request %i has yet to delete', async (at) => {
      const { subject, scope, ids, forgetAll } = await withEntries(3);
      const slow = subject.makeSlowParts(at);
      const first = slow.parts.writer.forget(scope, ids[1] ?? '');
      await Promise.race([slow.arrived, first]);
      await forgetAll(scope);
      slow.release();
      await first;
      expect(await everyEntry(subject.reader, scope)).toEqual([]);
      await expectTotalsOfEntries(subject, scope);
    });

    it('leaves alone what is added meanwhile', async () => {
      const { subject, scope, writer } = await withEntries(3);
      const slow = subject.makeSlowParts(4);
      const first = makeMemoryUseCases(slow.parts).forgetAll(scope);
      await slow.arrived;
      await addAndSettle(writer, scope, [makeAddition()]);
      slow.release();
      expect(await first).toBe(3);
      expect(await everyEntry(subject.reader, scope)).toHaveLength(1);
      await expectTotalsOfEntries(subject, scope);
    });
  });

  describe('dataset versions', () => {
    it('rise with each addition of the dataset, those without one with the unnamed', async () => {
      const { makeWriter, states } = makeSubject();
      const scope = newScope();
      const writer = makeWriter();
      await addAndSettle(writer, scope, [
        makeAddition({ dataset: 'orders' }),
        makeAddition({ dataset: 'orders' }),
        makeAddition({ dataset: 'items' }),
      ]);
      await addAndSettle(writer, scope, [makeAddition()]);
      const { datasetVersions } = await states.state(scope);
      expect(Object.fromEntries(datasetVersions)).toEqual({ orders: 2, items: 1, '': 1 });
    });

    it('rise by one when raised, of 20 at once each by its own', async () => {
      const { makeWriter, states } = makeSubject();
      const scope = newScope();
      const raised = await Promise.all(
        Array.from({ length: 20 }, () => makeWriter().raiseVersion(scope, 'orders')),
      );
      expect(raised.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await states.state(scope)).toMatchObject({
        datasetVersions: new Map([['orders', 20]]),
        processingCount: 0,
      });
    });

    it('rise when an entry of theirs is forgotten', async () => {
      const { makeParts, makeWriter, states } = makeSubject();
      const { forgetAll } = makeMemoryUseCases(makeParts());
      const scope = newScope();
      const writer = makeWriter();
      const additions = [
        makeAddition({ dataset: 'orders' }),
        makeAddition(),
        makeAddition({ dataset: 'items' }),
      ];
      await addAndSettle(writer, scope, additions);
      await writer.forget(scope, additions[0]?.entryId ?? '');
      const once = (await states.state(scope)).datasetVersions;
      expect(Object.fromEntries(once)).toEqual({ orders: 2, items: 1, '': 1 });
      await forgetAll(scope);
      const twice = (await states.state(scope)).datasetVersions;
      expect(Object.fromEntries(twice)).toEqual({ orders: 2, items: 2, '': 2 });
    });

    it.each([
      'a#b',
      'a.b.c',
      '🏭 plant',
      'a:b',
      's3://bucket/path/part-0.parquet',
      ' ',
      '__proto__',
      'constructor',
      '"quoted"',
      'dataset:orders',
      'ä'.repeat(128),
      '🏭'.repeat(128),
    ])('are kept for a dataset named %s', async (dataset) => {
      const { makeWriter, states, reader } = makeSubject();
      const scope = newScope();
      const writer = makeWriter();
      const addition = makeAddition({ dataset });
      await addAndSettle(writer, scope, [addition]);
      expect(await writer.raiseVersion(scope, dataset)).toBe(2);
      expect((await states.state(scope)).datasetVersions.get(dataset)).toBe(2);
      expect(await reader.get(scope, addition.entryId)).toMatchObject({ dataset });
    });

    it('stay when a known entry is repeated', async () => {
      const { makeWriter, states } = makeSubject();
      const scope = newScope();
      const addition = makeAddition({ dataset: 'orders' });
      await addAndSettle(makeWriter(), scope, [addition]);
      await addAndSettle(makeWriter(), scope, [addition]);
      expect((await states.state(scope)).datasetVersions.get('orders')).toBe(1);
    });
  });

  describe('a repeat of a request of an addition that a cleanup met midway', () => {
    it.each(['forget', 'scored'] as const)('brings nothing back: %s', async (kind) => {
      const subject = makeSubject();
      const scope = newScope();
      const { writer, cleanups, memory } = subject.makeParts();
      const addition = makeAddition({ isRepeatable: false });
      await writer.add(scope, [addition]);
      const task = { cleanupId: kind, kind, beforeSequence: Number.MAX_SAFE_INTEGER };
      await cleanups.claim(scope, task, Date.now() + 30_000);
      const victims = await memory.rankedFacts(scope);
      await cleanups.plan(scope, task, victims);
      await cleanups.evict(scope, task, victims);
      await writer.add(scope, [addition]);
      await cleanups.finish(scope, task);
      expect(await everyEntry(subject.reader, scope)).toEqual([]);
      await expectTotalsOfEntries(subject, scope);
    });
  });
}

function isCutOff(error: unknown): true {
  if (error instanceof CutOff) return true;
  throw error;
}
