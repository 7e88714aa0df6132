import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../functions/adapters/re2/compile-pattern.ts';

describe('compilePattern', () => {
  it('finds a match anywhere, as JavaScript does', () => {
    const patterns = ['a+b', '^a', 'b$', '[ab]{2,3}', 'a|bc', '\\d', '(?i)B', '\\bab\\b', 'ü'];
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', 'ü') }),
        (pattern, text) => {
          const expected = new RegExp(pattern.replace('(?i)B', '[bB]'), 'u');
          expect(compilePattern(pattern)(text)).toBe(expected.test(text));
        },
      ),
    );
  });

  it('ends where backtracking would not', () => {
    expect(compilePattern('^(a+)+$')(`${'a'.repeat(50_000)}b`)).toBe(false);
    expect(compilePattern('(x+x+)+y')('x'.repeat(50_000))).toBe(false);
  });

  it.each([
    ['a group that is not closed', '(a'],
    ['a look-ahead', '(?=a)b'],
    ['a back-reference', '(a)\\1'],
    ['too much repetition', '(a{1000}){1000}'],
    ['too large a program', '\\pL{1000}'.repeat(6)],
  ])('refuses %s by name', (_, pattern) => {
    expect(() => compilePattern(pattern)).toThrow(
      expect.objectContaining({
        code: 'invalid_params',
        message: expect.stringContaining(JSON.stringify(pattern)),
      }),
    );
  });
});
