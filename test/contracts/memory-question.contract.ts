import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../../functions/core/memory/entry.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { referenceContextFor } from '../core/memory/support/reference-ranking.ts';
import { newScope } from '../support/dynamodb.ts';
import type { MemorySubject } from './memory-subject.ts';
import { makeMemoryUseCases } from './memory-use-cases.ts';

const QUESTION = 'why did orders fail in release_date';
const WORDS = ['orders', 'failed', 'schema', 'release_date', 'rows', 'the', '2026-07-01'];
const STAGES = ['ingestion', 'validation', 'error', 'unknown'];
const MAX_CHARS = 400;
const NOON_MS = Date.UTC(2026, 6, 1, 12);
/** So few that cleanups come by themselves as well. */
const SETTINGS = { cleanupInterval: 9, maxEntries: 14 };

const anyEntry = fc.record({
  content: fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
    .map((words) => words.join(' ')),
  stage: fc.constantFrom(...STAGES),
  importance: fc.constantFrom(0.3, 0.6, 1),
  timestamp: fc.integer({ min: 0, max: 4 }).map((hour) => new Date(NOON_MS + hour * 3_600_000).toISOString()),
});

const anyStep = fc.record({
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constant('add' as const) },
    { weight: 3, arbitrary: fc.constantFrom('forget' as const, 'clean up' as const) },
    { weight: 1, arbitrary: fc.constant('forget all' as const) },
  ),
  entries: fc.array(anyEntry, { minLength: 1, maxLength: 4, size: 'max' }),
  /** Which tenant's agent it happens to, and which instance does it. */
  tenant: fc.nat({ max: 1 }),
  by: fc.nat({ max: 1 }),
  pick: fc.nat(),
  /** Which instances are asked afterwards. */
  asked: fc.constantFrom([0], [1], [0, 1], []),
});

/** What instances that keep a memory in mind make of a question, whoever changed the memory and however. */
export function memoryQuestionContract(makeSubject: () => MemorySubject): void {
  describe('the context for a question, of instances that keep memories in mind', () => {
    it('is that of reading every entry, whatever happened by whom, and of the own tenant alone', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 12, maxLength: 16, size: 'max' }), async (steps) => {
          const subject = makeSubject();
          const one = newScope();
          const scopes = [one, { ...one, tenant: newScope().tenant }];
          const instances = [0, 1].map(() => makeMemoryUseCases(subject.makeParts(), SETTINGS));
          for (const { what, entries, tenant, by, pick, asked } of steps) {
            const scope = scopes[tenant] ?? one;
            const memory = instances[by] ?? makeMemoryUseCases(subject.makeParts(), SETTINGS);
            if (what === 'add') await memory.add(scope, entries);
            else if (what === 'clean up') await memory.cleanUp(scope);
            else if (what === 'forget all') await memory.forgetAll(scope);
            else {
              const live = await subject.reader.rankedFacts(scope);
              const victim = live[pick % Math.max(1, live.length)];
              if (victim !== undefined) await memory.forget(scope, victim.entryId);
            }
            for (const asking of asked.length === 0 ? [] : scopes) {
              const expected = referenceContextFor(QUESTION, await everyEntry(subject, asking), MAX_CHARS);
              for (const index of asked)
                expect((await instances[index]?.context(asking, MAX_CHARS, QUESTION))?.context).toBe(
                  expected,
                );
            }
          }
        }),
        { numRuns: 4 },
      );
    });
  });
}

async function everyEntry({ makeParts, reader }: MemorySubject, scope: Scope): Promise<MemoryEntry[]> {
  const facts = await reader.rankedFacts(scope);
  return await makeParts().live.byId(
    scope,
    facts.map(({ entryId }) => entryId),
  );
}
