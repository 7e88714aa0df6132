import { describe, expect, it } from 'vitest';
import { areCurrent, dependenciesOn } from '../../functions/core/freshness/dataset-versions.ts';
import { newScope } from '../support/dynamodb.ts';
import { addAndSettle, type MemorySubject, makeAddition } from './memory-subject.ts';
import { makeMemoryUseCases } from './memory-use-cases.ts';

/** Some thirty names of this length are all that an agent's totals have room for. */
const long = '🏭'.repeat(120);

/** How an agent's totals stay small, and what they forget to stay so. */
export function memoryStateContract(makeSubject: () => MemorySubject): void {
  describe('leftovers', () => {
    it('are settled by an addition once eight instances have gone', async () => {
      const subject = makeSubject();
      const scope = newScope();
      for (let instance = 0; instance < 8; instance++)
        await addAndSettle(subject.makeWriter(), scope, [makeAddition()]);
      const later = subject.makeParts(() => Date.now() + 600_000);
      expect((await later.repairs.leftovers(scope)).additions).toHaveLength(8);
      await makeMemoryUseCases(later).add(scope, [{ content: 'one more' }]);
      expect((await later.repairs.leftovers(scope)).additions).toEqual([]);
      expect((await subject.states.state(scope)).processingCount).toBe(9);
    });

    it('do not count before two minutes', async () => {
      const subject = makeSubject();
      const scope = newScope();
      await addAndSettle(subject.makeWriter(), scope, [makeAddition()]);
      const sooner = subject.makeParts(() => Date.now() + 100_000);
      expect((await sooner.repairs.leftovers(scope)).additions).toEqual([]);
    });
  });

  describe('additions under way', () => {
    it('stand in the mark with their datasets, from their counting to the next write after them', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const additions = [makeAddition({ dataset: 'orders' }), makeAddition({})];
      const slow = subject.makeSlowWriter(2);
      const adding = slow.writer.add(scope, additions);
      await slow.arrived;
      const underWay = async () => [...(await subject.states.state(scope)).mark.underWay];
      const noted = additions.map(({ entryId, dataset = '' }, index) => [index + 1, { entryId, dataset }]);
      expect(await underWay()).toEqual(noted);
      slow.release();
      const { outcomes } = await adding;
      expect(await underWay()).toEqual(noted);
      slow.writer.settle(
        scope,
        outcomes.map(({ entry }) => entry),
      );
      const next = makeAddition({ dataset: 'refunds' });
      await slow.writer.add(scope, [next]);
      expect(await underWay()).toEqual([[3, { entryId: next.entryId, dataset: 'refunds' }]]);
    });
  });

  describe('a recount', () => {
    it('corrects totals that are wrong, once, and not again the same day', async () => {
      const subject = makeSubject();
      const scope = newScope();
      await addAndSettle(subject.makeWriter(), scope, [makeAddition({ stage: 'error' }), makeAddition()]);
      const { repairs, cleanups } = subject.makeParts();
      const [entry] = await subject.reader.rankedFacts(scope);
      if (entry === undefined) throw new Error('There is no entry.');
      // A cleanup that takes an entry out of the totals and never deletes it.
      const task = { cleanupId: 'broken', kind: 'scored', beforeSequence: 9 } as const;
      await cleanups.claim(scope, task, Date.now() + 1000);
      await cleanups.plan(scope, task, [entry]);
      await cleanups.finish(scope, task);
      expect((await subject.states.state(scope)).live.entries).toBe(1);
      expect(await repairs.recount(scope, 86_400_000)).toBe('corrected');
      expect((await subject.states.state(scope)).live).toMatchObject({ entries: 2, importance: 1.2 });
      expect(await repairs.recount(scope, 86_400_000)).toBe('not due');
    });
  });

  describe('thousands of datasets', () => {
    it('leave an agent writable, and what depended on a dropped one is stale', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const writer = subject.makeWriter();
      const add = (from: number) =>
        addAndSettle(
          writer,
          scope,
          Array.from({ length: 25 }, (_, index) => makeAddition({ dataset: `${long}${from + index}` })),
        );
      await writer.raiseVersion(scope, 'orders');
      await addAndSettle(writer, scope, [makeAddition()]);
      const known = (await subject.states.state(scope)).datasetVersions;
      const dependencies = dependenciesOn(['orders', '', 'never seen'], known);
      for (let from = 0; from < 100; from += 25) await add(from);
      const now = (await subject.states.state(scope)).datasetVersions;
      expect([...now.keys()].length).toBeLessThan(40);
      expect(now.has('')).toBe(true);
      expect(now.has(`${long}99`)).toBe(true);
      expect(now.has('orders')).toBe(false);
      expect(areCurrent({ 'never seen': dependencies['never seen'] ?? 0 }, now)).toBe(false);
      expect(areCurrent({ '': dependencies[''] ?? 0 }, now)).toBe(true);
      expect(await writer.raiseVersion(scope, 'orders')).toBeGreaterThan(1);
      const raised = (await subject.states.state(scope)).datasetVersions;
      expect(areCurrent({ orders: dependencies['orders'] ?? 0 }, raised)).toBe(false);
    });

    it('are counted on from the floor after they were dropped', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const writer = subject.makeWriter();
      for (let time = 0; time < 3; time++) await writer.raiseVersion(scope, 'first');
      for (let index = 0; index < 200; index++)
        await writer.raiseVersion(scope, `${'y'.repeat(120)}${index}`);
      const versions = (await subject.states.state(scope)).datasetVersions;
      expect(versions.get('first')).toBe(3);
      expect(await writer.raiseVersion(scope, `${long}0`)).toBe(2);
    });
  });

  describe('stages without entries', () => {
    it('do not stay', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const memory = makeMemoryUseCases(subject.makeParts(), { keepRatio: 0 });
      for (let from = 0; from < 250; from += 25)
        await memory.add(
          scope,
          Array.from({ length: 25 }, (_, index) => ({ content: 'x', stage: `stage${from + index}` })),
        );
      await memory.cleanUp(scope);
      for (let more = 0; more < 6; more++) await memory.add(scope, [{ content: 'x', stage: 'last' }]);
      const { live } = await subject.states.state(scope);
      expect(live).toMatchObject({ entries: 6, stages: new Map([['last', 6]]) });
    });
  });
}
