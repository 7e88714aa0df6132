import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeAllowance } from '../../../../functions/core/tools/profile/allowance.ts';
import { makeValueCounter, type ValueKey } from '../../../../functions/core/tools/profile/value-counter.ts';

const count = (values: Iterable<ValueKey>, topValues = 5, room = 1e6) => {
  const counter = makeValueCounter(makeAllowance(room));
  for (const value of values) counter.add(value);
  return counter.finish(topValues);
};

function* range(size: number): Generator<number> {
  for (let index = 0; index < size; index++) yield index;
}

function* rareAndOften() {
  for (const index of range(300_000)) {
    yield index;
    if (index % 10 === 0) yield 'often';
  }
}

describe('value counter', () => {
  it('counts a few values exactly, the most frequent first', () => {
    const keys = fc.array(
      fc.oneof(fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 9 }), fc.boolean()),
    );
    fc.assert(
      fc.property(keys, (values) => {
        const { distinct, distinctIsEstimate, top } = count(values, 1_000);
        expect({ distinct, distinctIsEstimate }).toEqual({
          distinct: new Set(values).size,
          distinctIsEstimate: false,
        });
        for (const [key, times] of top) expect(values.filter((value) => value === key)).toHaveLength(times);
        expect(top.map(([, times]) => times)).toEqual(top.map(([, times]) => times).sort((a, b) => b - a));
      }),
    );
  });

  it('tells the text 1 from the number 1', () => {
    expect(count(['1', 1, true]).distinct).toBe(3);
  });

  it('is exact at 10,000 values and flags what is more', () => {
    expect(count(range(10_000))).toMatchObject({
      distinct: 10_000,
      distinctIsEstimate: false,
      topIsEstimate: false,
    });
    expect(count([...range(10_000), ...range(10_000)], 1)).toEqual({
      distinct: 10_000,
      distinctIsEstimate: false,
      top: [[0, 2]],
      topIsEstimate: false,
    });
    expect(count(range(10_001)).distinctIsEstimate).toBe(true);
  });

  it.each([10_001, 30_000, 100_000, 1_000_000])('estimates %i different values closely', (size) => {
    const { distinct } = count(range(size), 0);
    expect(Math.abs(distinct / size - 1)).toBeLessThan(0.024);
  });

  it.each(['a', 'b', 'c', 'd'])('never estimates fewer values than it has seen (set %s)', (set) => {
    const { distinct } = count(Array.from(range(10_001), (index) => `${set}${index}`));
    expect(distinct).toBeGreaterThan(10_000);
  });

  it('keeps a frequent value wherever it stands among the rare ones', () => {
    const often = Array.from({ length: 100 }, () => 'often');
    for (const before of [0, 5_000, 9_999]) {
      const rare = [...range(20_000)];
      const { top } = count([...rare.slice(0, before), ...often, ...rare.slice(before)], 1);
      expect(top).toEqual([['often', expect.toSatisfy((times: number) => times > 90 && times <= 100)]]);
    }
  });

  it('counts keys of one meaning as one value', () => {
    const counter = makeValueCounter(makeAllowance(0));
    for (const key of ['x', 'A', 'b', 'a', 'B', 'b']) counter.add(key);
    const { distinct, top } = counter.finish(2, (key) => String(key).toLowerCase());
    expect({ distinct, top }).toEqual({
      distinct: 3,
      top: [
        ['b', 3],
        ['a', 2],
      ],
    });
  });

  it('keeps the frequent values among a million rare ones and never counts too many', () => {
    const { top, topIsEstimate } = count(rareAndOften(), 1);
    const [[key, times] = ['', 0]] = top;
    expect({ key, topIsEstimate }).toEqual({ key: 'often', topIsEstimate: true });
    expect(times).toBeGreaterThan(29_900);
    expect(times).toBeLessThanOrEqual(30_000);
  });

  it('turns to estimates early when the table has no more room', () => {
    expect(count(range(5_000), 1, 300)).toMatchObject({ distinctIsEstimate: true, topIsEstimate: true });
    expect(count(range(200), 1, 0)).toMatchObject({ distinct: 200, distinctIsEstimate: false });
    expect(count(range(201), 1, 0).distinctIsEstimate).toBe(true);
    expect(count(range(500), 1, 300)).toMatchObject({ distinct: 500, distinctIsEstimate: false });
    expect(count(range(501), 1, 300).distinctIsEstimate).toBe(true);
  });
});
