import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasePattern } from '../../../functions/core/text/phrase-pattern.ts';

const matches = (lines: string, text: string) => phrasePattern(lines).test(text);

/** Phrases, and texts that they match and do not match. */
const PHRASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['once more', ['once more', 'but once more now'], ['once  more', 'once mores', 'xonce more', 'more once']],
  ['^ once more', ['once more', 'once more now'], ['but once more', 'once mores']],
  ['once more $', ['once more', 'but once more'], ['once more now', 'xonce more']],
  ['^ once more $', ['once more'], ['but once more', 'once more now']],
  ['^ a|b c $', ['a', 'b c'], ['a c', 'b', 'x a', 'a x']],
  ['(a|b c) d', ['a d', 'b c d'], ['b cd', 'c d', 'b d', 'ad']],
  ['^ [a|b c] d $', ['d', 'a d', 'b c d'], ['a a d', 'b d', 'c d', 'ad']],
  ['^ d [a|b c] $', ['d', 'd a', 'd b c'], ['d a a', 'd b', 'da']],
  ['^ [a] [b] c [d] e [f] $', ['c e', 'a c e', 'b c d e', 'a b c d e f'], ['a b', 'b a c e', 'c d', 'd e']],
  ['^ [a|b]* c $', ['c', 'a c', 'a b a c'], ['abc', 'a', 'a d c']],
  ['^ c [a|b]* $', ['c', 'c b', 'c a b a'], ['ca', 'c d']],
  ['^ [_]2 c $', ['c', 'a c', 'a b c'], ['a b d c']],
  ['^ c [_]12 $', ['c', 'c a b a b a b'], ['c 1 2 3 4 5 6 7 8 9 10 11 12 13']],
  ['^ a _ c $', ['a b c', 'a b-1 c'], ['a c', 'a b b c']],
  ['^ _ly $', ['ly', 'badly'], ['bad ly', 'badly so']],
  ['^ learn_ $', ['learn', 'learning'], ['learn it', 'xlearn']],
  ['^ a ... c $', ['a c', 'a b c', 'a b b c'], ['ac', 'c', 'a b']],
  ['^ ... c $', ['c', 'b c'], ['bc']],
  ['^ docs? $', ['doc', 'docs'], ['docss', 'do']],
  ['^ [(while|as) ...] i', ['i', 'while i', 'as it was late i'], ['it was i', 'whilei']],
  ['^ (a [b (c|d)]|e) f $', ['a f', 'a b c f', 'a b d f', 'e f'], ['a b f', 'e b c f']],
  ['a\n\n  b c  \n^ d', ['x a', 'b c', 'd'], ['b', 'x d']],
  [
    '^ (\n  a|b\n  c [\n    d\n    e\n  ] f\n) g $',
    ['a g', 'b g', 'c f g', 'c d f g', 'c e f g'],
    ['g', 'c d e f g'],
  ],
];

describe('phrasePattern', () => {
  it.each(PHRASES)('%j matches %j and not %j', (lines, matched, unmatched) => {
    expect(matched.filter((text) => !matches(lines, text))).toEqual([]);
    expect(unmatched.filter((text) => matches(lines, text))).toEqual([]);
  });

  it.each([
    '[a]',
    '[a] [b]',
    '...',
    '(a',
    'a)',
    '[a',
    'a]',
    '(a]',
    '[a)',
    'a||b',
    '(a) (',
    'a+',
    '?a',
    'a??',
    '^',
  ])('refuses %s', (lines) => {
    expect(() => phrasePattern(lines)).toThrow(/^Not a (?:word of a )?phrase: /);
  });

  it('says which phrase it cannot read', () => {
    expect(() => phrasePattern('a b\n(c d')).toThrow('Not a phrase: (c d');
    expect(() => phrasePattern('a b.')).toThrow('Not a word of a phrase: b.');
  });

  it('has the flags that are named', () => {
    expect(phrasePattern('a').flags).toBe('');
    expect('A b a'.replace(phrasePattern('a', 'gi'), '-')).toBe('- b -');
  });

  it('matches words alone just where they stand', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, words, (phrase, text) => {
        const isIn = ` ${text.join(' ')} `.includes(` ${phrase.join(' ')} `);
        expect(matches(phrase.join(' '), text.join(' '))).toBe(isIn);
      }),
    );
  });
});
