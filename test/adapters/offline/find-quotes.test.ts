import { describe, expect, it } from 'vitest';
import { findQuotes } from '../../../functions/adapters/offline/find-quotes.ts';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import {
  hitsAmong,
  lexicalRelevance,
  termsOf,
  termsOfEntry,
} from '../../../functions/core/memory/relevance.ts';
import { makeEntries } from '../../core/support/entries.ts';

/** Ids of what is quoted of these entries, which stand in the order of the context. */
function quoted(message: string, given: readonly Partial<MemoryEntry>[], fromContext = given.length) {
  const entries = makeEntries(given);
  const terms = [...termsOf(message)];
  const hits = entries.map((entry) => hitsAmong(terms, termsOfEntry(entry)));
  const relevances = lexicalRelevance(terms.length, hits);
  const all = entries.map((entry, index) => ({ entry, relevance: relevances[index] ?? 0 }));
  const request = { message, entries: all.slice(0, fromContext), others: all.slice(fromContext) };
  return findQuotes(request).map(({ sequence }) => sequence);
}

const FACTS = [
  { content: 'orders load brought 40 rows', dataset: 'orders', stage: 'ingestion' },
  { content: 'refunds load brought 7 rows', dataset: 'refunds', stage: 'ingestion' },
  { content: 'replica lagged behind its primary', stage: 'error' },
  { content: 'retention of the lake is 400 days', stage: 'storage' },
];

describe('findQuotes', () => {
  it('gives the entry that speaks of the question, and nothing beside it that does less', () => {
    expect(quoted('Why did the replica lag?', FACTS)).toEqual([3]);
    expect(quoted('How many rows did the refunds load bring?', FACTS)[0]).toBe(2);
  });

  it('gives at most three', () => {
    const runs = Array.from({ length: 6 }, (_, index) => ({ content: `orders run ${index} failed` }));
    expect(quoted('Which runs of orders failed?', runs)).toHaveLength(3);
  });

  it('gives none for what memory does not speak of', () => {
    expect(quoted('How tall is the Eiffel Tower?', FACTS)).toEqual([]);
    expect(quoted('How?', FACTS)).toEqual([]);
    expect(quoted('orders', [])).toEqual([]);
  });

  it('gives none that shares one minor word of many', () => {
    expect(
      quoted('Which days is the Berlin office of our advertising partner closed in winter?', FACTS),
    ).toEqual([]);
  });

  it('finds by stage, dataset and day', () => {
    const days = [1, 2, 3].map((day) => ({ content: 'load done', timestampMs: Date.UTC(2026, 6, day) }));
    expect(quoted('What of July 2nd?', days)).toEqual([2]);
    expect(quoted('What of 2026-07-03?', days)[0]).toBe(3);
    expect(quoted('any storage facts', FACTS)).toEqual([4]);
  });

  it('finds one word under another, and a misspelt one', () => {
    expect(quoted('How many records of orders?', FACTS)[0]).toBe(1);
    expect(quoted('What of the replca?', FACTS)).toEqual([3]);
  });

  it('puts the first of the context before its equals', () => {
    const twins = [{ content: 'disk full on host c' }, { content: 'disk full on host d' }];
    expect(quoted('Which disk is full?', twins)).toEqual([1, 2]);
    expect(quoted('Which disk is full?', twins.toReversed())).toEqual([1, 2]);
  });

  it('quotes from beside the context as well', () => {
    expect(quoted('Why did the replica lag?', FACTS, 1)).toEqual([3]);
  });

  it('finds what stands far behind in a long entry, after what says it at once', () => {
    const long = { content: `${'minutes of a meeting. '.repeat(200)} The replica lagged.` };
    expect(quoted('Why did the replica lag?', [long, ...FACTS.slice(0, 2)])).toEqual([1]);
    expect(quoted('Why did the replica lag?', [long, ...FACTS])[0]).toBe(4);
  });
});
