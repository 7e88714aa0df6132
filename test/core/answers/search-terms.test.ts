import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchTerms } from '../../../functions/core/answers/search-terms.ts';

describe('searchTerms', () => {
  it.each([
    ['inflections', 'Rejected rows', 'reject row'],
    ['synonyms', 'Is the sync slow?', 'is the sync slow?'],
    ['abbreviations', 'the DB', 'databases'],
    ['ordinals', 'July 1st', 'July 1'],
  ])('are the same for %s', (_, one, other) => {
    expect(searchTerms(one)).toEqual(searchTerms(other));
    expect(searchTerms(one)).not.toEqual([]);
  });

  it('hold a compound and its parts, and no words without a topic', () => {
    expect(searchTerms('When was the release_date of 2026-07-01?')).toEqual(
      expect.arrayContaining(['release_date', 'releas', 'dat', '2026-07-01', '2026', '07', '01']),
    );
    expect(searchTerms('When is it, and which of them were there?')).toEqual([]);
  });

  it('hold each term once, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const terms = searchTerms(text);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms).not.toContain('');
      }),
    );
  });
});
