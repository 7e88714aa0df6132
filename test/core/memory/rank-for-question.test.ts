import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import { rankForQuestion as rankByHits } from '../../../functions/core/memory/rank-for-question.ts';
import {
  hitsAmong,
  lexicalRelevance,
  termsOf,
  termsOfEntry,
} from '../../../functions/core/memory/relevance.ts';
import { contextScore, timeSpan } from '../../../functions/core/memory/scores.ts';
import { anyEntries, makeEntries } from '../support/entries.ts';

function rankForQuestion(question: string, entries: readonly MemoryEntry[]) {
  const { termCount, hits } = hitsIn(question, entries);
  return rankByHits(entries, termCount, hits);
}

function hitsIn(question: string, entries: readonly MemoryEntry[]) {
  const terms = [...termsOf(question)];
  return {
    termCount: terms.length,
    hits: entries.map((entry) => hitsAmong(terms, termsOfEntry(entry))),
  };
}

describe('rankForQuestion', () => {
  it('puts what speaks of the question before what matters more in general', () => {
    const entries = makeEntries([
      { content: 'orders were validated', importance: 0.9, stage: 'validation' },
      { content: 'refunds were stored', importance: 0.3, stage: 'storage' },
    ]);
    expect(rankForQuestion('what about refunds', entries).map(({ entry }) => entry.sequence)).toEqual([2, 1]);
  });

  it('falls back on the context score, and then on the order of adding, where nothing speaks of it', () => {
    const entries = makeEntries([{ importance: 0.3 }, { importance: 0.9 }, { importance: 0.3 }]);
    const ranked = rankForQuestion('zebra', [...entries].reverse());
    expect(ranked.map(({ entry, relevance }) => [entry.sequence, relevance])).toEqual([
      [2, 0],
      [1, 0],
      [3, 0],
    ]);
  });

  it('weighs relevance and context score by halves', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const question = 'row count of orders';
        const span = timeSpan(entries);
        const { termCount, hits } = hitsIn(question, entries);
        const relevances = lexicalRelevance(termCount, hits);
        const scores = entries.map((entry, index) => {
          const relevance = relevances[index] ?? 0;
          return { entry, relevance, score: 0.5 * relevance + 0.5 * contextScore(entry, span) };
        });
        const best = Math.max(...scores.map(({ score }) => score));
        const ranked = rankForQuestion(question, entries);
        expect(ranked).toHaveLength(entries.length);
        expect(ranked[0]?.entry).toBe(scores.find(({ score }) => score === best)?.entry);
        for (const { entry, relevance } of ranked)
          expect(relevance).toBe(scores.find((other) => other.entry === entry)?.relevance);
      }),
    );
  });
});
