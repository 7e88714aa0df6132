import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remembered } from '../../../functions/core/text/remembered.ts';

function counting() {
  const asked: string[] = [];
  const of = (word: string) => {
    asked.push(word);
    return word.toUpperCase();
  };
  return { asked, of };
}

describe('remembered', () => {
  it('asks once for each word', () => {
    const { asked, of } = counting();
    const known = remembered(of, 10);
    expect(['a', 'b', 'a', 'b', 'a'].map(known)).toEqual(['A', 'B', 'A', 'B', 'A']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('begins anew when it is full', () => {
    const { asked, of } = counting();
    const known = remembered(of, 2);
    for (const word of ['a', 'b', 'c', 'c', 'a']) known(word);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });

  it('keeps no long texts', () => {
    const { asked, of } = counting();
    const known = remembered(of, 10);
    for (const length of [40, 40, 41, 41]) known('x'.repeat(length));
    expect(asked.map(({ length }) => length)).toEqual([40, 41, 41]);
  });

  it('answers what the function answers, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 })), fc.integer({ min: 1, max: 5 }), (words, most) => {
        expect(words.map(remembered((word) => `${word}!`, most))).toEqual(words.map((word) => `${word}!`));
      }),
    );
  });
});
