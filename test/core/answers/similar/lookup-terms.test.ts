import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookupTerms, MOST_UNSHARED_TERMS } from '../../../../functions/core/answers/similar/lookup-terms.ts';
import { toSignature } from '../../../../functions/core/answers/similar/question-signature.ts';
import { judged, readPairs } from './evaluate-pairs.ts';

const ACCEPTED = ['written-dev.json', 'written-held.json', 'written-last.json']
  .flatMap((file) => readPairs(path.join(import.meta.dirname, 'pairs', file)))
  .map(judged)
  .filter(({ judgement }) => judgement.accepted)
  .map(({ asked, cached }) => [asked, cached].map((question) => lookupTerms(toSignature(question))));

describe('lookupTerms', () => {
  it('of accepted pairs differ by few', () => {
    expect(ACCEPTED.length).toBeGreaterThan(300);
    for (const [asked = [], cached = []] of ACCEPTED) {
      const shared = asked.filter((term) => cached.includes(term)).length;
      expect(shared).toBeGreaterThan(0);
      expect(asked.length - shared).toBeLessThanOrEqual(MOST_UNSHARED_TERMS);
      expect(cached.length - shared).toBeLessThanOrEqual(MOST_UNSHARED_TERMS);
    }
  });

  it('names each term once', () => {
    expect(lookupTerms(toSignature('Is a table a table?'))).toEqual(['tabl']);
  });

  it('names no pronoun', () => {
    expect(lookupTerms(toSignature('Does it drop a table?'))).toEqual(['drop', 'tabl']);
  });
});
