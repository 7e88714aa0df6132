import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalsOf } from '../../../../../../functions/core/answers/similar/reading/clauses/literals-of.ts';

describe('literalsOf', () => {
  it.each([
    [/^how (?:many|much) rows/i, [' rows']],
    [/\b(is|was) it that /gi, [' it that ']],
    [/\b(?:as well as|along with)\b/gi, ['as well as', 'along with']],
    [/colou?r off/i, ['r off']],
    [/^Tell(?:ing)? me\b/i, ['tell']],
    [/ab{2}c/i, ['ab']],
    [/(?<!not )any ideas(?= |$)/i, ['any ideas']],
    [/one(?! more)( two)? three/i, [' three']],
    [/what\.if/i, ['what.if']],
    [/[a-z\]]\w+ (?:x|yz)/i, ['x', 'yz']],
    [/(?=never )\S+/i, ['never ']],
    [/(?<name>heron)x?/, ['heron']],
    [/(?<=old )(?<!a)b/, ['old ']],
    [/ab{10,20}cd/, ['ab']],
    [/a{0}b+c/, ['b']],
    [/(?:ab)+c/, ['ab']],
    [/one\Btwo/, ['onetwo']],
    [/heron\dor/, ['heron']],
    [/[^\]]stork/, ['stork']],
  ])('of %s are the longest that each match has', (pattern, literals) => {
    expect(literalsOf(pattern)).toEqual(literals);
  });

  it.each([/\w+/, /a?/, /(?:a|)/, /^(.+)$/, /\u2014x/, /é/, /kelvin/iu, /(?:never|\d+)/])(
    'of %s are not known',
    (pattern) => {
      expect(literalsOf(pattern)).toBeUndefined();
    },
  );

  it('are in whatever the pattern matches', () => {
    const piece = fc.constantFrom(
      'ab',
      'c',
      '(?:ab|c)',
      '(?:b|)',
      '[ab]',
      '.',
      'a?',
      '(?:ca)+',
      'b{2}',
      '(?=a)',
      '(?!b)',
      '\\b',
      ' ',
    );
    const pattern = fc
      .array(piece, { minLength: 1, maxLength: 5 })
      .map((pieces) => new RegExp(pieces.join(''), 'i'));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', ' '), maxLength: 12 });
    fc.assert(
      fc.property(pattern, text, (one, said) => {
        const literals = literalsOf(one);
        fc.pre(literals !== undefined);
        const has = (literals ?? []).some((literal) => said.toLowerCase().includes(literal));
        expect(one.test(said) && !has).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
