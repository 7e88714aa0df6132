import type { Hits } from './relevance.ts';

/** What a term takes in a vocabulary, bytes: the text, and its place in the map. */
const TERM_BYTES = 80;

/** The terms of an agent's entries, each under a number, so that an entry's terms take four bytes each. */
export interface Vocabulary {
  readonly size: () => number;
  /** Bytes that keeping an entry with these terms would take at most. */
  readonly bytesFor: (terms: ReadonlySet<string>) => number;
  /** The numbers of the terms, ascending; unknown terms get one. */
  readonly numbersOf: (terms: ReadonlySet<string>) => Uint32Array;
  /** Gives what finds the question's terms among an entry's numbers; entries numbered later it may miss. */
  readonly finderOf: (questionTerms: readonly string[]) => (numbers: Uint32Array) => Hits;
}

/** A vocabulary without terms; it only grows. */
export function makeVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const numberOf = (term: string) => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, numbers.size);
    return numbers.size - 1;
  };
  return {
    size: () => numbers.size,
    bytesFor: (terms) => bytesOfTerms(terms.size, [...terms].filter((term) => !numbers.has(term)).length),
    numbersOf: (terms) => Uint32Array.from([...terms], numberOf).sort(),
    finderOf: (questionTerms) => {
      // A place for each term of the vocabulary, counted from 1: one look a term of an entry, however long the question.
      const places = new Uint32Array(numbers.size);
      for (const [place, term] of questionTerms.entries()) {
        const number = numbers.get(term);
        if (number !== undefined) places[number] = place + 1;
      }
      return (entryNumbers) => hitsIn(entryNumbers, places);
    },
  };
}

/** Bytes of an entry's terms, and of those that only the vocabulary holds. */
export function bytesOfTerms(entryTerms: number, ownTerms: number): number {
  return entryTerms * Uint32Array.BYTES_PER_ELEMENT + ownTerms * TERM_BYTES;
}

function hitsIn(entryNumbers: Uint32Array, places: Uint32Array): Hits {
  const hits: number[] = [];
  for (const number of entryNumbers) {
    const place = places[number] ?? 0;
    if (place > 0) hits.push(place - 1);
  }
  return hits.sort((a, b) => a - b);
}
