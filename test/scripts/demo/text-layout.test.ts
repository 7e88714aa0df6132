import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatMs,
  formatNumber,
  formatVolume,
  grid,
  MAX_WIDTH,
  wrap,
} from '../../../scripts/demo/text-layout.ts';

describe('wrap', () => {
  it('keeps every word in its order and no line longer than the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,40}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, (words) => {
        const text = wrap(words.join(' '), '  - ');
        expect(text.slice(4).split(/\s+/)).toEqual(words);
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(MAX_WIDTH);
      }),
    );
  });
});

describe('grid', () => {
  it('puts texts flush left and figures flush right', () => {
    const rows = [
      ['a', '1', 'x'],
      ['bcd', '1,200 ms', 'y'],
    ];
    expect(grid(rows, ' ')).toBe(' a           1  x\n bcd  1,200 ms  y');
  });
});

describe('figures', () => {
  it('are short and have their unit', () => {
    expect(formatNumber(1_399_981.456)).toBe('1,399,981.46');
    expect([formatMs(0.456), formatMs(12.6)]).toEqual(['0.5 ms', '13 ms']);
    expect([2.5, 0.001399981, 0.000048219].map(formatVolume)).toEqual(['2.5 GB', '1.4 MB', '48.22 kB']);
  });
});
