import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReferenceMemory } from '../core/memory/support/reference-memory.ts';
import { newScope } from '../support/dynamodb.ts';
import { expectTotalsOfEntries, type MemorySubject } from './memory-subject.ts';
import { makeMemoryUseCases } from './memory-use-cases.ts';

const NOON_MS = Date.UTC(2026, 6, 1, 12);

/** Limits so small that each of the rules is met within some dozens of additions. */
const anySettings = fc.record({
  cleanupInterval: fc.integer({ min: 2, max: 12 }),
  maxEntries: fc.integer({ min: 3, max: 15 }),
  maxMemoryMb: fc.constantFrom(0.001, 0.003, 1),
  keepRatio: fc.constantFrom(0, 0.35, 0.6, 1),
  importanceThreshold: fc.constantFrom(0, 0.6, 1),
});

const anyEntry = fc.record({
  content: fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n'), minLength: 1 }) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 300 }).map((length) => '😀'.repeat(length)) },
    { weight: 1, arbitrary: fc.integer({ min: 900, max: 9000 }).map((length) => 'long '.repeat(length)) },
  ),
  importance: fc.oneof(fc.constantFrom(0, 0.3, 0.6, 0.9, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  stage: fc.constantFrom('ingestion', 'transformation', 'validation', 'error', 'storage', 'unknown', 'x'),
  dataVolumeGb: fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4),
  timestampMs: fc.oneof(
    fc.integer({ min: 0, max: 3 }).map((hour) => NOON_MS + hour * 3_600_000),
    fc.integer({ min: 0, max: 1_000_000_000 }).map((ms) => NOON_MS + ms),
  ),
  pinned: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
});

const anyStep = fc.oneof(
  { weight: 12, arbitrary: anyEntry.map((entry) => ({ kind: 'add' as const, entry })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cleanUp' as const }) },
  { weight: 1, arbitrary: fc.nat().map((position) => ({ kind: 'forget' as const, position })) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 3000 }).map((maxChars) => ({ kind: 'context' as const, maxChars })),
  },
);

/** That a memory does what a plain in-memory implementation of the specification does. */
export function memoryReferenceContract(makeSubject: () => MemorySubject): void {
  describe('beside the reference', () => {
    const steps = fc.array(anyStep, { minLength: 10, maxLength: 40, size: 'max' });

    it('keeps the same entries after each step and shows the same context', async () => {
      await fc.assert(
        fc.asyncProperty(anySettings, steps, async (settings, taken) => {
          const subject = makeSubject();
          const scope = newScope();
          const memory = makeMemoryUseCases(subject.makeParts(), settings);
          const reference = makeReferenceMemory(settings);
          for (const [index, step] of taken.entries()) {
            if (step.kind === 'add') {
              const { timestampMs, ...entry } = step.entry;
              const timestamp = new Date(timestampMs).toISOString();
              const entryId = index % 2 === 0 ? {} : { entryId: `entry-${index}` };
              await memory.add(scope, [{ ...entry, timestamp, ...entryId }]);
              reference.add(step.entry);
            } else if (step.kind === 'cleanUp') {
              const { kept } = await memory.cleanUp(scope);
              reference.cleanUp();
              expect(kept).toBe(reference.live().length);
            } else if (step.kind === 'forget') {
              const facts = await subject.reader.rankedFacts(scope);
              const entry = facts[step.position % Math.max(1, facts.length)];
              if (entry === undefined) continue;
              await memory.forget(scope, entry.entryId);
              reference.forget(entry.sequence);
            } else {
              const { omittedVolumeGb: _, ...context } = await memory.context(scope, step.maxChars);
              expect(context).toEqual(reference.context(step.maxChars));
            }
            const live = (await subject.reader.rankedFacts(scope)).map(({ sequence }) => sequence);
            expect(live.sort((a, b) => a - b)).toEqual(reference.live().map(({ sequence }) => sequence));
          }
          const { processingCount, totalVolumeGb, evictedEntries } = await subject.states.state(scope);
          expect({ processingCount, totalVolumeGb, evictedEntries }).toEqual(reference.totals());
          await expectTotalsOfEntries(subject, scope);
        }),
        { numRuns: 8 },
      );
    });

    it('keeps of a batch what it would keep of its entries one after the other', async () => {
      const batches = fc.array(fc.array(anyEntry, { minLength: 2, maxLength: 25, size: 'max' }), {
        minLength: 1,
        maxLength: 3,
      });
      await fc.assert(
        fc.asyncProperty(anySettings, batches, async (settings, taken) => {
          const subject = makeSubject();
          const scope = newScope();
          const memory = makeMemoryUseCases(subject.makeParts(), settings);
          const reference = makeReferenceMemory(settings);
          for (const batch of taken) {
            await memory.add(
              scope,
              batch.map(({ timestampMs, ...entry }) => ({
                ...entry,
                timestamp: new Date(timestampMs).toISOString(),
              })),
            );
            for (const entry of batch) reference.add(entry);
            const live = (await subject.reader.rankedFacts(scope)).map(({ sequence }) => sequence);
            expect(live.sort((a, b) => a - b)).toEqual(reference.live().map(({ sequence }) => sequence));
          }
          expect((await subject.states.state(scope)).evictedEntries).toBe(reference.totals().evictedEntries);
          await expectTotalsOfEntries(subject, scope);
        }),
        { numRuns: 5 },
      );
    });
  });
}
