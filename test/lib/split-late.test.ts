import { describe, expect, it } from 'vitest';
import { splitLate } from '../../lib/bundle/split-late.ts';

const START = 'let a = 1;\nexport { a as handler };';

/** Splits a start that needs `a` alone, of which a late module imports from a chunk. */
function split(whole: string, late: string) {
  return splitLate({
    whole,
    needed: START,
    chunks: new Set(['chunk.mjs']),
    late: new Map([['late.mjs', late]]),
  });
}

describe('splitLate', () => {
  it('refuses a function of late modules that assigns a variable of the start', () => {
    const whole = 'let a = 1;\nfunction f() { a = 2; }\nexport { a as handler, f as chunk_mjs_f };';
    const late = 'import { f } from "./chunk.mjs";\nf();';
    expect(() => split(whole, late)).toThrow('f of rest-0.mjs assigns a of index.mjs.');
  });

  it('refuses an import of what no chunk has', () => {
    const late = 'import { b } from "./chunk.mjs";';
    expect(() => split(START, late)).toThrow('late.mjs imports b of chunk.mjs, which it has not.');
  });

  it('refuses a chunk of the start that is loaded late all the same', () => {
    const late = 'await import("./chunk.mjs");';
    expect(() => split(START, late)).toThrow('late.mjs needs chunk.mjs in another way than by an import.');
  });
});
