import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, headOf } from '../../../functions/core/text/code-points.ts';

/** Texts of any UTF-16 code units (lone surrogates too) and of whole code points, many of them non-BMP. */
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '😀', '\ud83d', '\ude00', 'é', '\u0301') }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

describe('codePoints', () => {
  it('counts what a string iterates over', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(codePoints(text)).toBe([...text].length);
      }),
    );
  });
});

describe('headOf', () => {
  it('is the first code points of the text', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), (text, count) => {
        expect(headOf(text, count)).toBe([...text].slice(0, count).join(''));
      }),
    );
  });

  it('never splits a pair: head and rest have the code points of the whole', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), (text, count) => {
        const head = headOf(text, count);
        expect(text.startsWith(head)).toBe(true);
        expect(codePoints(head)).toBe(Math.min(count, codePoints(text)));
        expect(codePoints(head) + codePoints(text.slice(head.length))).toBe(codePoints(text));
      }),
    );
  });

  it.each([0, -1])('is empty for a count of %i', (count) => {
    expect(headOf('😀', count)).toBe('');
  });
});
