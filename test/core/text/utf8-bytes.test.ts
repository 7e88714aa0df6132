import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Bytes } from '../../../functions/core/text/utf8-bytes.ts';

const encoder = new TextEncoder();

describe('utf8Bytes', () => {
  it.each([
    ['', 0],
    ['\u007f', 1],
    ['\u0080', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['\uffff', 3],
    ['\u{10000}', 4],
    ['\u{10ffff}', 4],
    ['👩‍👩‍👧', 18],
    ['\ud83d', 3],
    ['\ude00\ud83d', 6],
  ])('counts %j as %i bytes', (text, bytes) => {
    expect(utf8Bytes(text)).toBe(bytes);
  });

  it('counts as many bytes as a TextEncoder writes, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (text) => {
        expect(utf8Bytes(text)).toBe(encoder.encode(text).length);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toBe(encoder.encode(text).length);
      }),
    );
  });
});
