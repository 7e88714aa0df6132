import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWhiteSpace } from '../../../functions/core/text/fold-white-space.ts';

const texts = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'E', '\u0301', ' ', '\t', '\r', '\n', '\u00a0', '\u2003', '\u3000'),
  }),
  fc.string({ unit: 'grapheme' }),
);

describe('foldWhiteSpace', () => {
  it.each([
    ['  how\tmany \r\n rows ?  ', 'how many rows ?'],
    ['no\u00a0break\u2003em\u3000ideographic\ufeffmark', 'no break em ideographic mark'],
    ['\n', ''],
    ['Case Is Kept', 'Case Is Kept'],
    ['cafe\u0301', 'caf\u00e9'],
  ])('folds %j', (text, folded) => {
    expect(foldWhiteSpace(text)).toBe(folded);
  });

  it('leaves a folded text as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldWhiteSpace(foldWhiteSpace(text))).toBe(foldWhiteSpace(text));
      }),
    );
  });

  it('leaves no white space but single inner spaces', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldWhiteSpace(text)).not.toMatch(/^\s|\s$|\s\s|[^\S ]/u);
      }),
    );
  });

  it('does not see which canonical form a text came in, nor how wide its gaps are', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldWhiteSpace(text.normalize('NFD'))).toBe(foldWhiteSpace(text));
        expect(foldWhiteSpace(`\n${text.replaceAll(' ', ' \t ')} `)).toBe(foldWhiteSpace(text));
      }),
    );
  });
});
