import { describe, expect, it } from 'vitest';
import { splitLate } from '../../lib/bundle/split-late.ts';

const chunks = new Set(['chunk.mjs']);

describe('splitLate', () => {
  it('refuses a function of late modules that assigns a variable of the start', () => {
    const split = () =>
      splitLate({
        whole: 'let a = 1;\nfunction f() { a = 2; }\nexport { a as handler, f as chunk_mjs_f };',
        needed: 'let a = 1;\nexport { a as handler };',
        chunks,
        late: new Map([['late.mjs', 'import { f } from "./chunk.mjs";\nf();']]),
      });
    expect(split).toThrow('f of rest-0.mjs assigns a of index.mjs.');
  });

  it('refuses an import of what no chunk has', () => {
    const split = () =>
      splitLate({
        whole: 'let a = 1;\nexport { a as handler };',
        needed: 'let a = 1;\nexport { a as handler };',
        chunks,
        late: new Map([['late.mjs', 'import { b } from "./chunk.mjs";']]),
      });
    expect(split).toThrow('late.mjs imports b of chunk.mjs, which it has not.');
  });

  it('refuses a chunk of the start that is loaded late all the same', () => {
    const split = () =>
      splitLate({
        whole: 'let a = 1;\nexport { a as handler };',
        needed: 'let a = 1;\nexport { a as handler };',
        chunks,
        late: new Map([['late.mjs', 'await import("./chunk.mjs");']]),
      });
    expect(split).toThrow('late.mjs needs chunk.mjs in another way than by an import.');
  });
});
