import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, refuseHazards } from '../../functions/http/parse-json.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('parseJson', () => {
  it('reads what JSON.parse reads, but for hazards', () => {
    const unit = 'grapheme';
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: unit, maxDepth: 20 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__'));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses what is no JSON without repeating it', () => {
    for (const text of ['{"password": hunter2}', 'hunter2', '{"a":"hunter2', '[hunter2]', ''])
      expect(() => parseJson(text)).toThrow(
        expect.objectContaining({ name: 'malformed_json', message: expect.not.stringContaining('hunter2') }),
      );
  });

  it('takes 100 levels and refuses 101, however many more there are', () => {
    expect(() => parseJson(nested(100))).not.toThrow();
    for (const depth of [101, 500_000])
      expect(() => parseJson(nested(depth))).toThrow('must not nest deeper than 100 levels');
  });

  it('reads a wide body quickly', () => {
    const text = `[${Array.from({ length: 300_000 }, () => '[]').join()}]`;
    const startMs = performance.now();
    parseJson(text);
    expect(performance.now() - startMs).toBeLessThan(3000);
  });

  it('refuses a key named __proto__ at any depth, and names it', () => {
    expect(() => parseJson('{"a":[{"b/c":{"__proto__":1}}]}')).toThrow(
      expect.objectContaining({
        errors: [{ pointer: '#/a/0/b~1c/__proto__', detail: 'is not a known key' }],
      }),
    );
  });
});

describe('refuseHazards', () => {
  it('refuses half a surrogate pair in a text or in a key', () => {
    for (const value of ['x\ud800', { a: ['\udc00'] }, { '\ud800': 1 }])
      expect(() => refuseHazards(value)).toThrow(/half a surrogate pair/);
    expect(() => refuseHazards({ '🙂': ['🙂'] })).not.toThrow();
  });
});
