import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import { planContext } from '../../../functions/core/memory/plan-context.ts';
import type { RankedLists, RankedPage } from '../../../functions/core/memory/ranked-lists.ts';
import { renderContext } from '../../../functions/core/memory/render-context.ts';
import { baseScore } from '../../../functions/core/memory/scores.ts';
import { makeState } from '../support/agent-state.ts';
import { makeEntries, NOON_MS } from '../support/entries.ts';
import { makeRandom } from '../support/random.ts';
import { referenceContext } from './support/reference-memory.ts';

const SCOPE = { tenant: 'tenant', agentId: 'agent' };
const STAGES = ['ingestion', 'transformation', 'validation', 'error', 'storage', 'unknown', 'x'];

/** The two lists over an array, with what is read of them. */
function listsOf(entries: readonly MemoryEntry[]) {
  const byBase = entries.toSorted((a, b) => baseScore(b) - baseScore(a) || a.sequence - b.sequence);
  const byTime = entries.toSorted((a, b) => b.timestampMs - a.timestampMs || b.sequence - a.sequence);
  const read = { entries: 0, pages: 0 };
  const pageOf = async (
    sorted: readonly MemoryEntry[],
    limit: number,
    from: unknown,
  ): Promise<RankedPage> => {
    const start = Number(from ?? 0);
    const page = sorted.slice(start, start + limit);
    read.entries += page.length;
    read.pages++;
    const end = start + page.length;
    return await Promise.resolve({ entries: page, next: end < sorted.length ? { end } : undefined });
  };
  const volumeGb = entries.reduce((sum, { dataVolumeGb }) => sum + dataVolumeGb, 0);
  const live = { entries: entries.length, bytes: 0, volumeGb, importance: 0, stages: new Map() };
  const lists: RankedLists = {
    byBase: (_, limit, from) => pageOf(byBase, limit, from?.['end']),
    byTime: (_, limit, from) => pageOf(byTime, limit, from?.['end']),
    oldest: async () => await Promise.resolve(byTime.at(-1)),
    state: async () => await Promise.resolve(makeState({ live })),
  };
  return { lists, read };
}

async function contextOf(entries: readonly MemoryEntry[], maxChars: number) {
  const { lists, read } = listsOf(entries);
  const { plan, ranked } = await planContext(lists, SCOPE, () => maxChars);
  const contents = new Map(entries.map(({ entryId, content }) => [entryId, content]));
  const { context, entriesIncluded, entriesOmitted } = renderContext(plan, ranked, contents);
  return { reply: { context, entriesIncluded, entriesOmitted }, read };
}

/** Memories of 100 to 500 entries; the ways in which importance, stage and time are chosen go from few values to many. */
const largeMemories = fc
  .record({
    size: fc.integer({ min: 100, max: 500 }),
    importances: fc.constantFrom(1, 3, 1000),
    stages: fc.integer({ min: 1, max: STAGES.length }),
    times: fc.constantFrom(1, 4, 1_000_000),
    trend: fc.constantFrom('none', 'rising', 'falling'),
    longest: fc.constantFrom(20, 300, 5000),
    seed: fc.integer(),
  })
  .map(({ size, importances, stages, times, trend, longest, seed }) => {
    const random = makeRandom(seed);
    const pick = (count: number) => Math.floor(random() * count);
    return makeEntries(
      Array.from({ length: size }, (_, index) => {
        const part = { none: random(), rising: index / size, falling: 1 - index / size }[trend];
        return {
          content: (['a', 'é', '😀', 'b\n'][pick(4)] ?? '').repeat(1 + pick(longest)),
          importance: importances === 1 ? 0.6 : Math.floor(part * importances) / importances,
          stage: STAGES[pick(stages)] ?? '',
          dataVolumeGb: pick(100) / 4,
          timestampMs: NOON_MS + (trend === 'none' ? pick(times) : index) * 1000,
        };
      }),
    );
  });

describe('planContext', () => {
  it('gives the context of the full ranking, for any memory and limit', async () => {
    await fc.assert(
      fc.asyncProperty(largeMemories, fc.integer({ min: 1, max: 20_000 }), async (entries, maxChars) => {
        expect((await contextOf(entries, maxChars)).reply).toEqual(referenceContext(entries, maxChars));
      }),
      { numRuns: 150 },
    );
  });

  it('gives it for scores that differ in the last bit only', async () => {
    const nearly = [0.6, 0.6 + Number.EPSILON, 0.6 - Number.EPSILON / 2, 0.66, 0.72];
    const ties = fc.integer().map((seed) => {
      const random = makeRandom(seed);
      return makeEntries(
        Array.from({ length: 300 }, () => ({
          content: 'x'.repeat(100),
          importance: nearly[Math.floor(random() * nearly.length)] ?? 0,
          stage: ['validation', 'error', 'transformation'][Math.floor(random() * 3)] ?? '',
          timestampMs: NOON_MS + Math.floor(random() * 3) * 1000,
        })),
      );
    });
    await fc.assert(
      fc.asyncProperty(ties, async (entries) => {
        expect((await contextOf(entries, 4000)).reply).toEqual(referenceContext(entries, 4000));
      }),
      { numRuns: 50 },
    );
  });

  it('reads a memory of up to 110 entries in one page of one list', async () => {
    const entries = makeEntries(Array.from({ length: 110 }, () => ({ content: 'x'.repeat(400) })));
    expect((await contextOf(entries, 4000)).read).toEqual({ entries: 110, pages: 1 });
  });

  it('reads a small part of 5,000 entries of random worth', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = makeRandom(seed);
      const entries = makeEntries(
        Array.from({ length: 5000 }, (_, index) => ({
          content: 'x'.repeat(1024),
          importance: random(),
          stage: STAGES[Math.floor(random() * STAGES.length)] ?? '',
          timestampMs: NOON_MS + index,
        })),
      );
      const { reply, read } = await contextOf(entries, 4000);
      expect(reply).toEqual(referenceContext(entries, 4000));
      expect(read.entries).toBeLessThanOrEqual(2 * 330);
    }
  });
});
