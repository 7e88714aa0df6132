import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearRegExp } from '../../../functions/adapters/jsonata/linear-regexp.ts';

/** All matches as JSONata walks through them: on from `lastIndex` until there is none, or an empty one. */
function walk(
  pattern: Pick<RegExp, 'lastIndex'> & { exec: (text: string) => ArrayLike<unknown> | null },
  text: string,
) {
  const found: unknown[] = [];
  for (let match = pattern.exec(text); match !== null && match[0] !== ''; match = pattern.exec(text))
    found.push([...Array.from(match, (group) => group ?? null), pattern.lastIndex]);
  return found;
}

describe('LinearRegExp', () => {
  it('finds what RegExp finds, from match to match', () => {
    const patterns = [/a+(b)?/g, /(a)|(b)/g, /[^a]b/gi, /^a/gm, /b$/gm, /\d+/g, /(\w)(\w)/g, /ü./g];
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '1', ' ', '\n', 'ü') });
    fc.assert(
      fc.property(fc.constantFrom(...patterns), text, (pattern, text) => {
        pattern.lastIndex = 0;
        expect(walk(new LinearRegExp(pattern), text)).toEqual(walk(pattern, text));
      }),
    );
  });

  it('ends where RegExp backtracks', () => {
    expect(new LinearRegExp(/^(a+)+$/).exec(`${'a'.repeat(50_000)}b`)).toBeNull();
  });

  it.each([/(?=a)/, /(?!a)/, /(a)\1/])('refuses %s by name', (pattern) => {
    expect(() => new LinearRegExp(pattern)).toThrow(`/${pattern.source}/ cannot be used`);
  });
});
