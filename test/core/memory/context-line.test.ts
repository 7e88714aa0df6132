import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextLine, contextLineChars, omissionLine } from '../../../functions/core/memory/context-line.ts';
import { makeEntry } from '../support/entries.ts';

const LINE_BREAKS = ['\r\n', '\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'];

describe('contextLine', () => {
  it('shows the stage in capitals, the volume with two decimals and the content', () => {
    const entry = { stage: 'error', dataVolumeGb: 1234.5, content: 'Load failed: "orders" ' };
    expect(contextLine(entry)).toBe('[ERROR] (1234.50GB processed) Load failed: "orders" ');
  });

  it.each([
    [0, '0.00'],
    [0.004, '0.00'],
    [0.126, '0.13'],
    [1e12, '1000000000000.00'],
  ])('writes %d GB as %s', (dataVolumeGb, text) => {
    expect(contextLine({ stage: 'x', dataVolumeGb, content: 'c' })).toBe(`[X] (${text}GB processed) c`);
  });

  it.each(LINE_BREAKS)('turns the line break %j into a space', (lineBreak) => {
    const content = `${lineBreak}one${lineBreak}two${lineBreak}${lineBreak}three`;
    expect(contextLine(makeEntry({ content, stage: 'storage' }))).toBe(
      '[STORAGE] (0.00GB processed)  one two  three',
    );
  });

  it('leaves tabs and runs of spaces as they are', () => {
    expect(contextLine(makeEntry({ content: 'a\t b   c', stage: 'x' }))).toMatch(/\) a\t b {3}c$/);
  });

  it('is one line whatever the content, and contextLineChars counts its code points', () => {
    const contents = fc.string({ unit: fc.constantFrom('a', '😀', ' ', ...LINE_BREAKS), minLength: 1 });
    fc.assert(
      fc.property(contents, (content) => {
        const entry = makeEntry({ content });
        expect(contextLine(entry)).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
        expect(contextLineChars(entry)).toBe([...contextLine(entry)].length);
      }),
    );
  });
});

describe('omissionLine', () => {
  it.each([
    [1, 0, '[+1 entries omitted, 0.00GB of data]'],
    [4988, 12.345, '[+4988 entries omitted, 12.35GB of data]'],
  ])('counts %i entries of %d GB', (entries, volumeGb, line) => {
    expect(omissionLine(entries, volumeGb)).toBe(line);
  });
});
