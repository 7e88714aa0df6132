import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitsAmong } from '../../../functions/core/memory/relevance.ts';
import { bytesOfTerms, makeVocabulary } from '../../../functions/core/memory/vocabulary.ts';

const anyTerms = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }).map((terms) => new Set(terms));

describe('makeVocabulary', () => {
  it('gives each term one number, and an entry its numbers in ascending order', () => {
    const vocabulary = makeVocabulary();
    expect(vocabulary.numbersOf(new Set(['a', 'b', 'c']))).toEqual(Uint32Array.from([0, 1, 2]));
    expect(vocabulary.numbersOf(new Set(['d', 'c', 'a']))).toEqual(Uint32Array.from([0, 2, 3]));
    expect(vocabulary.size()).toBe(4);
  });

  it('finds in an entry the places of the question’s terms that it has', () => {
    fc.assert(
      fc.property(fc.array(anyTerms, { maxLength: 5 }), anyTerms, (entries, asked) => {
        const vocabulary = makeVocabulary();
        const numbers = entries.map((terms) => vocabulary.numbersOf(terms));
        const find = vocabulary.finderOf([...asked]);
        expect(numbers.map(find)).toEqual(entries.map((terms) => hitsAmong([...asked], terms)));
      }),
    );
  });

  it('reckons four bytes for a term of an entry, and eighty more for one that it does not know', () => {
    const vocabulary = makeVocabulary();
    expect(vocabulary.bytesFor(new Set(['a', 'b']))).toBe(2 * 4 + 2 * 80);
    vocabulary.numbersOf(new Set(['a']));
    expect(vocabulary.bytesFor(new Set(['a', 'b']))).toBe(2 * 4 + 80);
    expect(bytesOfTerms(5, 2)).toBe(180);
  });
});
