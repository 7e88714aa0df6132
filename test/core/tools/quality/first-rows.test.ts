import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../functions/adapters/node/sha256.ts';
import { makeFirstRows } from '../../../../functions/core/tools/quality/first-rows.ts';

describe('first rows', () => {
  it('agree with a map of all keys', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }), (keys) => {
        const [table, map] = [makeFirstRows(sha256), new Map<string, number>()];
        for (const [row, key] of keys.entries()) {
          expect(table.rowBefore(key, row)).toBe(map.get(key));
          if (!map.has(key)) map.set(key, row);
          expect(table.size()).toBe(map.size);
        }
      }),
    );
  });

  it('find every one of 20,000 keys again', () => {
    const table = makeFirstRows(sha256);
    const numbers = Array.from({ length: 20_000 }, (_, number) => number);
    expect(numbers.every((number) => table.rowBefore(`key ${number}`, number) === undefined)).toBe(true);
    expect(numbers.every((number) => table.rowBefore(`key ${number}`, 0) === number)).toBe(true);
  });

  it('tell hashes apart that differ in their last compared bit only', () => {
    const hashes = new Map([
      ['a', `${'0'.repeat(31)}1${'f'.repeat(32)}`],
      ['b', `${'0'.repeat(31)}2${'f'.repeat(32)}`],
    ]);
    const table = makeFirstRows((key) => hashes.get(key) ?? '');
    expect([table.rowBefore('a', 0), table.rowBefore('b', 1), table.rowBefore('b', 2)]).toEqual([
      undefined,
      undefined,
      1,
    ]);
  });
});
