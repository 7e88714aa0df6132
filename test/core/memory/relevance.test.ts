import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hitsAmong,
  lexicalRelevance as relevanceOfHits,
  termsOf,
  termsOfEntry,
} from '../../../functions/core/memory/relevance.ts';

function lexicalRelevance(question: string, entries: readonly Parameters<typeof termsOfEntry>[0][]) {
  const terms = [...termsOf(question)];
  return relevanceOfHits(
    terms.length,
    entries.map((entry) => hitsAmong(terms, termsOfEntry(entry))),
  );
}

const of = (content: string, stage = 'unknown', dataset?: string) => ({
  content,
  stage,
  ...(dataset === undefined ? {} : { dataset }),
});

const VOCABULARY = [
  'orders',
  'failed',
  'schema',
  'release_date',
  'the',
  'why',
  'rows',
  '2026-07-01',
  'größe',
];
const sentences = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 8 }).map((words) => words.join(' '));
const memories = fc.array(
  sentences.map((content) => of(content)),
  { minLength: 1, maxLength: 8 },
);

describe('lexicalRelevance', () => {
  it('is 1 for an entry with every word of the question and 0 for one with none', () => {
    const entries = [of('loading of the orders failed'), of('disk is full')];
    expect(lexicalRelevance('Why did orders fail?', entries)).toEqual([1, 0]);
  });

  it('sees words through inflection, and the parts of a compound', () => {
    const entries = [of('column release_date of table film'), of('nothing')];
    expect(lexicalRelevance('release dates', entries)).toEqual([1, 0]);
  });

  it('counts stage and dataset as words of the entry', () => {
    expect(lexicalRelevance('validation of sales', [of('42', 'validation', 'sales')])).toEqual([1]);
  });

  it('weighs a rare word more than one that every entry has', () => {
    const entries = [of('orders table'), of('orders refunds'), of('orders')];
    const [both = 0, rare = 0, common = 0] = lexicalRelevance('orders refunds', [...entries, of('refunds')]);
    expect(rare).toBe(1);
    expect(both).toBe(common);
    expect(common).toBeLessThan(0.5);
  });

  it('is 0 for a question of stop words, and for none at all', () => {
    expect(lexicalRelevance('what is the', [of('what is the')])).toEqual([0]);
    expect(lexicalRelevance('', [of('')])).toEqual([0]);
    expect(lexicalRelevance('orders', [])).toEqual([]);
  });

  it('counts an entry nowhere whose hits are not known', () => {
    expect(relevanceOfHits(2, [[0], undefined, [0, 1]])).toEqual([
      relevanceOfHits(2, [[0], [0, 1]])[0],
      0,
      1,
    ]);
  });

  it('lies from 0 to 1', () => {
    fc.assert(
      fc.property(sentences, memories, (question, entries) => {
        for (const relevance of lexicalRelevance(question, entries)) {
          expect(relevance).toBeGreaterThanOrEqual(0);
          expect(relevance).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is no lower for an entry that says more', () => {
    fc.assert(
      fc.property(sentences, memories, sentences, sentences, (question, entries, said, more) => {
        const [less = 0, greater = 0] = lexicalRelevance(question, [
          of(said),
          of(`${said} ${more}`),
          ...entries,
        ]);
        expect(greater).toBeGreaterThanOrEqual(less);
      }),
    );
  });

  it('does not depend on the order of the entries', () => {
    fc.assert(
      fc.property(sentences, memories, (question, entries) => {
        expect(lexicalRelevance(question, [...entries].reverse()).reverse()).toEqual(
          lexicalRelevance(question, entries),
        );
      }),
    );
  });
});
