import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { cacheKey, essentialParams } from '../../../functions/core/tools/cache-key.ts';

const tool = { name: 'profile_dataset', version: '1' };
const INCIDENTAL = ['timestamp', 'execution_id', 'executionId', 'session_id', 'sessionId'] as const;
const keyOf = (params: Readonly<Record<string, unknown>>, of = tool) => cacheKey(of, params, sha256);

const paramsOf = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 });

describe('cacheKey', () => {
  it('is the SHA-256 of the canonical JSON of name, version and params', () => {
    expect(keyOf({ b: [2], a: 'é' })).toBe(sha256('["profile_dataset","1",{"a":"é","b":[2]}]'));
  });

  it('does not see the order of keys, at any depth', () => {
    expect(keyOf({ a: 1, b: { c: [{ d: 1, e: 2 }], f: 3 } })).toBe(
      keyOf({ b: { f: 3, c: [{ e: 2, d: 1 }] }, a: 1 }),
    );
    fc.assert(
      fc.property(paramsOf, (params) => {
        expect(keyOf(Object.fromEntries(Object.entries(params).reverse()))).toBe(keyOf(params));
      }),
    );
  });

  it('does not see what pipelines add to every call', () => {
    const additions = fc.dictionary(fc.constantFrom(...INCIDENTAL), fc.jsonValue());
    fc.assert(
      fc.property(paramsOf, additions, (params, added) => {
        expect(keyOf({ ...params, ...added })).toBe(keyOf(essentialParams(params)));
      }),
    );
  });

  it.each(INCIDENTAL)('sees %s below the top level', (key) => {
    expect(keyOf({ row: { [key]: 1 } })).not.toBe(keyOf({ row: { [key]: 2 } }));
    expect(keyOf({ rows: [{ [key]: 1 }] })).not.toBe(keyOf({ rows: [{}] }));
  });

  it('changes with the version and the name of the tool', () => {
    expect(keyOf({}, { ...tool, version: '2' })).not.toBe(keyOf({}));
    expect(keyOf({}, { ...tool, name: 'profile' })).not.toBe(keyOf({}));
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ Timestamp: 1 }, {}],
  ])('tells %j from %j', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});
