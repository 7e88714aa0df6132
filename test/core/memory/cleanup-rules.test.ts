import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetBytes, chooseVictims } from '../../../functions/core/memory/cleanup-rules.ts';
import type { RankedFacts } from '../../../functions/core/memory/entry.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { anyEntries, makeEntry } from '../support/entries.ts';
import { makeReferenceMemory } from './support/reference-memory.ts';

const RULES = { ...DEFAULT_SETTINGS.memory, keepRatio: 0.6, maxEntries: 3 };
const MIB = 1024 * 1024;

const idsOf = (victims: ReturnType<typeof chooseVictims>) => victims.map(({ entry }) => entry.entryId);

/** Entries `e1` and so on, in the order of adding. */
function inOrder(given: readonly Partial<RankedFacts>[]) {
  return given.map((facts, index) => ({
    ...makeEntry({ entryId: `e${index + 1}`, sequence: index + 1, stage: 'error' }),
    ...facts,
  }));
}

describe('a scored cleanup', () => {
  it('keeps the best floor(ratio x n), the later added of equal ones, and lists the worst first', () => {
    const entries = inOrder([
      { importance: 0.5 },
      { importance: 0.2 },
      { importance: 0.5 },
      { importance: 0.9 },
      { importance: 0.1 },
    ]);
    expect(idsOf(chooseVictims('scored', entries, RULES))).toEqual(['e5', 'e2']);
    expect(idsOf(chooseVictims('scored', entries.slice(0, 4), RULES))).toEqual(['e2', 'e1']);
  });

  it('lets pinned entries take their places first, even more than there are', () => {
    const entries = inOrder([
      { importance: 0, pinned: true },
      { importance: 0, pinned: true },
      { importance: 0.9 },
      { importance: 0.8 },
      { importance: 0.7 },
    ]);
    expect(idsOf(chooseVictims('scored', entries, RULES))).toEqual(['e5', 'e4']);
    expect(idsOf(chooseVictims('scored', entries, { ...RULES, keepRatio: 0.2 }))).toEqual(['e5', 'e4', 'e3']);
  });

  it('evicts what the reference evicts', () => {
    fc.assert(
      fc.property(anyEntries, fc.constantFrom(0, 0.35, 0.6, 1), (given, keepRatio) => {
        const entries = given.map((entry, index) => ({ ...entry, sequence: index + 1 }));
        const settings = { ...RULES, keepRatio, cleanupInterval: 1_000_000, maxEntries: 1_000_000 };
        const reference = makeReferenceMemory(settings);
        for (const entry of entries) reference.add({ ...entry, content: 'x' });
        reference.cleanUp();
        const gone = new Set(chooseVictims('scored', entries, settings).map(({ entry }) => entry.sequence));
        const kept = entries.map(({ sequence }) => sequence).filter((sequence) => !gone.has(sequence));
        expect(kept).toEqual(reference.live().map(({ sequence }) => sequence));
      }),
    );
  });
});

describe('a cleanup by the cap', () => {
  it('evicts the first added beyond it, pinned ones aside, and none at it', () => {
    const entries = inOrder([{ pinned: true }, {}, {}, {}, {}]).toReversed();
    expect(idsOf(chooseVictims('cap', entries, RULES))).toEqual(['e2', 'e3']);
    expect(chooseVictims('cap', entries.slice(0, 3), RULES)).toEqual([]);
  });
});

describe('a cleanup by the budget', () => {
  const settings = { ...RULES, maxMemoryMb: 10, importanceThreshold: 0.6 };
  const of = (megabytes: number, importance: number, more = {}) => ({
    sizeBytes: megabytes * MIB,
    importance,
    ...more,
  });

  it('does nothing while all fits, to the byte', () => {
    expect(budgetBytes(settings)).toBe(10 * MIB);
    expect(chooseVictims('budget', inOrder([of(4, 0.1), of(6, 0.1)]), settings)).toEqual([]);
    expect(
      chooseVictims('budget', inOrder([of(4, 0.1), of(6, 0.1), { sizeBytes: 1 }]), settings),
    ).not.toEqual([]);
  });

  it('evicts those below the threshold first, each group worst first, until 80 % are full', () => {
    const entries = inOrder([of(3, 0.6, { stage: 'storage' }), of(3, 0.59), of(3, 0.1), of(3, 0.9)]);
    expect(idsOf(chooseVictims('budget', entries, settings))).toEqual(['e3', 'e2']);
    const larger = inOrder([of(4, 0.6, { stage: 'storage' }), of(1, 0.59), of(1, 0.1), of(6, 0.9)]);
    expect(idsOf(chooseVictims('budget', larger, settings))).toEqual(['e3', 'e2', 'e1']);
    const exact = inOrder([of(3, 0.1), of(8, 0.9)]);
    expect(idsOf(chooseVictims('budget', exact, settings))).toEqual(['e1']);
  });

  it('leaves pinned ones, however full it stays', () => {
    const entries = inOrder([of(9, 0.1, { pinned: true }), of(3, 0.9)]);
    expect(idsOf(chooseVictims('budget', entries, settings))).toEqual(['e2']);
  });
});

describe('forgetting all', () => {
  it('takes every entry, pinned ones too, and says how each scored', () => {
    const entries = inOrder([{ pinned: true, importance: 0.5 }, {}]);
    const victims = chooseVictims('forget', entries, RULES);
    expect(idsOf(victims)).toEqual(['e1', 'e2']);
    expect(victims[0]?.score.score).toBeCloseTo(0.4 * 0.5 + 0.4 * 0.8 + 0.2, 12);
  });
});
