import { describe, expect, it } from 'vitest';
import type { Observer } from '../../functions/core/observer.ts';
import { newScope } from '../support/dynamodb.ts';
import { expectTotalsOfEntries, type MemorySubject } from './memory-subject.ts';
import { makeMemoryUseCases, SILENT } from './memory-use-cases.ts';

/** What many instances do to one memory at once. */
export function memoryConcurrencyContract(makeSubject: () => MemorySubject): void {
  describe('40 instances at once', () => {
    it('clean once for each multiple of the interval and lose nothing that the rule keeps', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const cleanups: Record<string, string | number>[] = [];
      const observer: Observer = { ...SILENT, note: (_, facts) => void cleanups.push(facts) };
      const writers = Array.from({ length: 40 }, () =>
        makeMemoryUseCases(subject.makeParts(), { cleanupInterval: 10, keepRatio: 0.6 }, observer),
      );
      const before = { importance: 0, dataVolumeGb: 0.1, dataset: 'orders' };
      const [first] = writers;
      for (let count = 1; count <= 9; count++) await first?.add(scope, [{ ...before, content: 'old' }]);
      await Promise.all(
        writers.map((writer, index) =>
          writer.add(scope, [
            { content: `fact ${index}`, importance: 0.9, dataVolumeGb: 0.1, dataset: 'orders' },
          ]),
        ),
      );
      const state = await subject.states.state(scope);
      expect(state).toMatchObject({ processingCount: 49, datasetVersions: new Map([['orders', 49]]) });
      expect(state.totalVolumeGb).toBeCloseTo(4.9, 9);
      expect(cleanups.map(({ kind }) => kind)).toEqual(['scored', 'scored', 'scored', 'scored']);
      const evicted = cleanups.reduce((sum, facts) => sum + Number(facts['evicted']), 0);
      expect(state.evictedEntries).toBe(evicted);
      expect(state.live.entries).toBe(49 - evicted);
      await expectTotalsOfEntries(subject, scope);
      const facts = await subject.reader.rankedFacts(scope);
      // The old ones are the worst: none of the others may have gone while one of them stayed.
      const stayed = facts.filter(({ importance }) => importance === 0).length;
      if (stayed > 0) expect(facts.filter(({ importance }) => importance === 0.9)).toHaveLength(40);
    });

    it('keep totals exact while others clean up, forget, forget all, repair and repeat', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const settings = { cleanupInterval: 7, maxEntries: 25 };
      const instances = Array.from({ length: 10 }, () => makeMemoryUseCases(subject.makeParts(), settings));
      const later = makeMemoryUseCases(
        subject.makeParts(() => Date.now() + 600_000),
        settings,
      );
      await Promise.all(
        instances.map(async (memory, instance) => {
          for (let turn = 0; turn < 6; turn++) {
            const entryId = `e-${instance}-${turn % 4}`;
            await memory.add(scope, [{ content: `fact ${turn % 4}`, entryId, dataVolumeGb: 0.5 }]);
            if (instance === 1 && turn % 2 === 1) await memory.cleanUp(scope).catch(ignoreBusy);
            if (instance === 2) await memory.forget(scope, `e-${turn}-${turn % 4}`);
            if (instance === 3 && turn === 3) await memory.forgetAll(scope).catch(ignoreBusy);
            if (instance === 4) await later.repair(scope);
          }
        }),
      );
      await later.settleLeftovers(scope);
      await expectTotalsOfEntries(subject, scope);
      expect((await later.repair(scope)).recount).not.toBe('corrected');
    });
  });
}

function ignoreBusy(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'unavailable') throw error;
}
