import { describe, expect, it } from 'vitest';
import type { Addition, MemoryWriter } from '../../functions/core/memory/memory-store.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { newScope } from '../support/dynamodb.ts';
import { type Cut, CutOff, MOMENTS } from '../support/dynamodb-faults.ts';
import {
  addAndSettle,
  everyEntry,
  expectTotalsOfEntries,
  type MemorySubject,
  makeAddition,
} from './memory-subject.ts';

/** More requests than any addition takes; the loops end at the first cut that is not reached. */
const MOST_REQUESTS = 50;

/** What a MemoryWriter keeps when its process ends or its connection fails amid an addition. */
export function memoryFaultsContract(makeSubject: () => MemorySubject): void {
  const batch = (size: number) =>
    Array.from({ length: size }, () => makeAddition({ dataVolumeGb: 0.3, dataset: 'orders' }));

  async function expectOnce(
    subject: MemorySubject,
    scope: Scope,
    additions: readonly Addition[],
    others = 0,
  ) {
    const entries = await everyEntry(subject.reader, scope);
    const ids = additions.map(({ entryId }) => entryId);
    expect(entries.map(({ entryId }) => entryId)).toEqual(expect.arrayContaining(ids));
    expect(entries).toHaveLength(ids.length + others);
    expect(new Set(entries.map(({ sequence }) => sequence)).size).toBe(entries.length);
    const { processingCount, totalVolumeGb } = await subject.states.state(scope);
    expect(processingCount).toBe(ids.length + others);
    expect(totalVolumeGb).toBeCloseTo(0.3 * ids.length, 9);
    await expectTotalsOfEntries(subject, scope);
  }

  /** Runs `play` for a writer that ends at each of its requests in turn, until it gets through. */
  async function atEachRequest(moment: Cut['moment'], play: (cut: Cut) => Promise<boolean>): Promise<number> {
    for (let at = 1; at < MOST_REQUESTS; at++) if (!(await play({ at, moment }))) return at - 1;
    throw new Error('the writer never got through');
  }

  const isCutOff = (writer: MemoryWriter, scope: Scope, additions: readonly Addition[]) =>
    writer.add(scope, additions).then(
      () => false,
      (error: unknown) => {
        if (error instanceof CutOff) return true;
        throw error;
      },
    );

  describe.each(MOMENTS)('a writer that ends %s a request', (moment) => {
    it.each([1, 3])('leaves %i additions that a retry counts once', async (size) => {
      const points = await atEachRequest(moment, async (cut) => {
        const subject = makeSubject();
        const scope = newScope();
        const additions = batch(size);
        const wasCut = await isCutOff(subject.makeMortalWriter(cut), scope, additions);
        await addAndSettle(subject.makeWriter(), scope, additions);
        await expectOnce(subject, scope, additions);
        return wasCut;
      });
      expect(points).toBe(1 + size);
    });

    it('leaves what two more crashes and a retry count once', async () => {
      await atEachRequest(moment, async (first) => {
        const pointsOfSecond = await atEachRequest('after', async (second) => {
          const subject = makeSubject();
          const scope = newScope();
          const additions = batch(2);
          const wasCut = await isCutOff(subject.makeMortalWriter(first), scope, additions);
          const wasCutAgain = await isCutOff(subject.makeMortalWriter(second), scope, additions);
          await isCutOff(subject.makeMortalWriter({ at: 1, moment: 'after' }), scope, additions);
          await addAndSettle(subject.makeWriter(), scope, additions);
          await expectOnce(subject, scope, additions);
          return wasCut && wasCutAgain;
        });
        return pointsOfSecond > 0;
      });
    });

    it('does not mix with those who add meanwhile', async () => {
      await atEachRequest(moment, async (cut) => {
        const subject = makeSubject();
        const scope = newScope();
        const additions = batch(2);
        const other = subject.makeWriter();
        await addAndSettle(other, scope, [makeAddition()]);
        const wasCut = await isCutOff(subject.makeMortalWriter(cut), scope, additions);
        await addAndSettle(other, scope, [makeAddition()]);
        await addAndSettle(other, scope, [makeAddition()]);
        await Promise.all([1, 2, 3].map(() => addAndSettle(subject.makeWriter(), scope, additions)));
        await addAndSettle(other, scope, [makeAddition()]);
        await expectOnce(subject, scope, additions, 4);
        return wasCut;
      });
    });

    it('leaves a repeat of an old entry uncounted after another retry', async () => {
      await atEachRequest(moment, async (cut) => {
        const subject = makeSubject();
        const scope = newScope();
        const additions = batch(2);
        const writer = subject.makeWriter();
        await addAndSettle(writer, scope, additions);
        await addAndSettle(writer, scope, [makeAddition()]);
        const wasCut = await isCutOff(subject.makeMortalWriter(cut), scope, additions);
        await addAndSettle(subject.makeWriter(), scope, additions);
        await expectOnce(subject, scope, additions, 1);
        return wasCut;
      });
    });
  });

  describe.each(MOMENTS)('a connection that fails %s a request', (moment) => {
    it.each([1, 2, 3])('at request %i, counts once without the caller noticing', async (at) => {
      const subject = makeSubject();
      const scope = newScope();
      const additions = batch(2);
      const outcomes = await addAndSettle(subject.makeDisturbedWriter({ at, moment }), scope, additions);
      expect(outcomes.map(({ entry }) => entry.sequence)).toEqual([1, 2]);
      await expectOnce(subject, scope, additions);
    });
  });

  it('adds once when the first try goes on after its retry', async () => {
    for (const at of [1, 2]) {
      const subject = makeSubject();
      const scope = newScope();
      const additions = batch(1);
      const slow = subject.makeSlowWriter(at);
      const first = addAndSettle(slow.writer, scope, additions);
      await slow.arrived;
      const other = subject.makeWriter();
      await addAndSettle(other, scope, additions);
      await addAndSettle(other, scope, [makeAddition()]);
      slow.release();
      await first;
      await expectOnce(subject, scope, additions, 1);
    }
  });
}
