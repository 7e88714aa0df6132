import { describe, expect, it } from 'vitest';
import type { NewEntry } from '../../functions/core/memory/entry.ts';
import type { Scope } from '../../functions/core/scope.ts';
import type { Settings } from '../../functions/core/settings/settings.ts';
import { newScope } from '../support/dynamodb.ts';
import { CutOff } from '../support/dynamodb-faults.ts';
import { everyEntry, expectTotalsOfEntries, type MemoryParts, type MemorySubject } from './memory-subject.ts';
import { makeMemoryUseCases } from './memory-use-cases.ts';

/** More writes than any of the operations takes. */
const MOST_WRITES = 40;
/** Late enough for whatever was left behind to count as left behind. */
const later = () => Date.now() + 600_000;

type UseCases = ReturnType<typeof makeMemoryUseCases>;

interface Operation {
  readonly title: string;
  readonly settings: Partial<Settings['memory']>;
  /** Entries that are there before. */
  readonly before: readonly NewEntry[];
  readonly run: (memory: UseCases, scope: Scope) => Promise<unknown>;
  /** False for what does another thing when it is run again: then a repair alone completes it, if it was begun. */
  readonly isRepeatable: boolean;
  /** Ids and count of what is there after the whole operation. */
  readonly after: { readonly ids: readonly string[]; readonly processingCount: number };
}

const entry = (id: string, importance: number, content = id): NewEntry => ({
  entryId: id,
  content,
  importance,
  dataVolumeGb: 0.3,
  dataset: 'orders',
  timestamp: '2026-03-12T10:00:00Z',
});

const FOUR = [entry('a', 0.9), entry('b', 0.1), entry('c', 0.8), entry('d', 0.2)];

const OPERATIONS: readonly Operation[] = [
  {
    title: 'an addition',
    settings: {},
    before: FOUR,
    run: (memory, scope) => memory.add(scope, [entry('e', 0.5)]),
    isRepeatable: true,
    after: { ids: ['a', 'b', 'c', 'd', 'e'], processingCount: 5 },
  },
  {
    title: 'an addition that makes a cleanup due',
    settings: { cleanupInterval: 5, keepRatio: 0.5 },
    before: FOUR,
    run: (memory, scope) => memory.add(scope, [entry('e', 0.5)]),
    isRepeatable: true,
    after: { ids: ['a', 'c', 'e'], processingCount: 5 },
  },
  {
    title: 'a batch amid which a cleanup is due',
    settings: { cleanupInterval: 6, keepRatio: 0.6 },
    before: FOUR,
    run: (memory, scope) => memory.add(scope, [entry('e', 0.5), entry('f', 0.4), entry('g', 0)]),
    isRepeatable: true,
    after: { ids: ['a', 'c', 'e', 'f', 'g'], processingCount: 7 },
  },
  {
    title: 'an addition beyond the cap',
    settings: { maxEntries: 4 },
    before: FOUR,
    run: (memory, scope) => memory.add(scope, [entry('e', 0.5)]),
    isRepeatable: true,
    after: { ids: ['b', 'c', 'd', 'e'], processingCount: 5 },
  },
  {
    title: 'an addition beyond the budget',
    settings: { maxMemoryMb: 0.001 },
    before: FOUR.map((one) => ({ ...one, content: (one.entryId ?? '').repeat(250) })),
    run: (memory, scope) => memory.add(scope, [entry('e', 0.5, 'e'.repeat(250))]),
    isRepeatable: true,
    after: { ids: ['a', 'c', 'e'], processingCount: 5 },
  },
  {
    title: 'a cleanup on demand',
    settings: { keepRatio: 0.5 },
    before: FOUR,
    run: (memory, scope) => memory.cleanUp(scope),
    isRepeatable: false,
    after: { ids: ['a', 'c'], processingCount: 4 },
  },
  {
    title: 'forgetting one',
    settings: {},
    before: FOUR,
    run: (memory, scope) => memory.forget(scope, 'b'),
    isRepeatable: true,
    after: { ids: ['a', 'c', 'd'], processingCount: 4 },
  },
  {
    title: 'forgetting all',
    settings: {},
    before: FOUR,
    run: (memory, scope) => memory.forgetAll(scope),
    isRepeatable: true,
    after: { ids: [], processingCount: 4 },
  },
];

/** What memory keeps when a process ends between any two writes of an operation, and how it is repaired. */
export function memoryCrashContract(makeSubject: () => MemorySubject): void {
  async function crashed(operation: Operation, at: number) {
    const subject = makeSubject();
    const scope = newScope();
    const using = (parts: MemoryParts) => makeMemoryUseCases(parts, operation.settings);
    await using(subject.makeParts()).add(scope, operation.before);
    const mortal = using(subject.makeMortalParts({ at, moment: 'after', among: 'writes' }));
    const wasCut = await operation.run(mortal, scope).then(
      () => false,
      (error: unknown) => {
        if (error instanceof CutOff) return true;
        throw error;
      },
    );
    return { subject, scope, using, wasCut };
  }

  async function expectAfter(operation: Operation, subject: MemorySubject, scope: Scope) {
    const entries = await everyEntry(subject.reader, scope);
    const ids = entries.map(({ entryId }) => entryId).sort();
    if (operation.isRepeatable || ids.length < operation.before.length)
      expect(ids).toEqual(operation.after.ids);
    else expect(ids).toEqual(operation.before.map(({ entryId }) => entryId));
    expect(await subject.states.state(scope)).toMatchObject({
      processingCount: operation.after.processingCount,
      totalVolumeGb: expect.closeTo(0.3 * operation.after.processingCount, 9),
    });
    await expectTotalsOfEntries(subject, scope);
  }

  async function afterEachWrite(play: (at: number) => Promise<boolean>): Promise<void> {
    for (let at = 1; at < MOST_WRITES; at++) if (!(await play(at))) return;
    throw new Error('the operation never got through');
  }

  describe('a process that ends after a write', () => {
    it.each(OPERATIONS)('amid $title leaves what a retry completes', async (operation) => {
      await afterEachWrite(async (at) => {
        const { subject, scope, using, wasCut } = await crashed(operation, at);
        if (wasCut) {
          if (operation.isRepeatable) await operation.run(using(subject.makeParts(later)), scope);
          await using(subject.makeParts(later)).repair(scope);
        }
        await expectAfter(operation, subject, scope);
        return wasCut;
      });
    });

    it.each(OPERATIONS)('amid $title leaves totals that a repair makes right', async (operation) => {
      await afterEachWrite(async (at) => {
        const { subject, scope, using, wasCut } = await crashed(operation, at);
        const { repair, settleLeftovers } = using(subject.makeParts(later));
        await settleLeftovers(scope);
        await expectTotalsOfEntries(subject, scope);
        const { processingCount } = await subject.states.state(scope);
        expect((await repair(scope)).recount).not.toBe('corrected');
        expect(await settleLeftovers(scope)).toEqual({
          cleanups: 0,
          additions: 0,
          takenBack: 0,
          forgotten: 0,
        });
        expect((await subject.states.state(scope)).processingCount).toBe(processingCount);
        if (wasCut && operation.isRepeatable) await operation.run(using(subject.makeParts(later)), scope);
        await expectAfter(operation, subject, scope);
        return wasCut;
      });
    });

    it('amid a repair leaves what another repair completes', async () => {
      const operation = OPERATIONS.find(({ title }) => title === 'a batch amid which a cleanup is due');
      if (operation === undefined) throw new Error('There is no such operation.');
      for (const first of [3]) {
        await afterEachWrite(async (at) => {
          const { subject, scope, using } = await crashed(operation, first);
          const mortal = using(subject.makeMortalParts({ at, moment: 'after', among: 'writes' }, later));
          const wasCut = await mortal.repair(scope).then(
            () => false,
            (error: unknown) => {
              if (error instanceof CutOff) return true;
              throw error;
            },
          );
          const muchLater = () => Date.now() + 1_200_000;
          await using(subject.makeParts(muchLater)).repair(scope);
          await expectTotalsOfEntries(subject, scope);
          await operation.run(using(subject.makeParts(muchLater)), scope);
          await expectAfter(operation, subject, scope);
          return wasCut;
        });
      }
    });
  });
}
