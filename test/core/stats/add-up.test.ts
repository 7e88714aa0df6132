import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp } from '../../../functions/core/stats/add-up.ts';
import type { StatisticsTotals } from '../../../functions/core/stats/statistics-store.ts';

const amount = fc.nat(10_000_000).map((thousandths) => thousandths / 1000);
const counts = fc
  .dictionary(fc.constantFrom('model', 'exact', '__proto__', 'a:b'), fc.nat(1000))
  .map((record) => new Map(Object.entries(record)));
const durations = fc
  .array(fc.tuple(fc.integer({ min: -118, max: 343 }), fc.nat(1000)))
  .map((pairs) => new Map(pairs));
const tool = fc.record({
  calls: fc.nat(1000),
  hits: fc.nat(1000),
  errors: fc.nat(1000),
  sumMs: amount,
  dataVolumeGb: amount,
  durations,
});
const totals: fc.Arbitrary<StatisticsTotals> = fc.record({
  responses: fc.record({
    count: fc.nat(1000),
    sumMs: amount,
    underTarget: fc.nat(1000),
    inputTokens: fc.nat(1000),
    outputTokens: fc.nat(1000),
    savedTokens: fc.nat(1000),
    savedOutputTokens: fc.nat(1000),
    guardRejects: fc.nat(1000),
    readUnits: amount,
    writeUnits: amount,
    durations,
    bySource: counts,
    byKeyword: counts,
  }),
  tools: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'lambda:c'), tool)).map((pairs) => new Map(pairs)),
  batches: fc.record({ batches: fc.nat(1000), readUnits: amount, writeUnits: amount }),
});

describe('addUp', () => {
  it('gives the same in any order and any split', () => {
    fc.assert(
      fc.property(fc.array(totals, { maxLength: 6 }), fc.nat(6), (parts, at) => {
        const whole = addUp(parts);
        expect(addUp(parts.toReversed())).toEqual(whole);
        expect(addUp([addUp(parts.slice(0, at)), addUp(parts.slice(at))])).toEqual(whole);
      }),
    );
  });

  it('sums every figure of every tool, in the order of their names', () => {
    const work = {
      calls: 3,
      hits: 1,
      errors: 2,
      sumMs: 30.5,
      dataVolumeGb: 0.25,
      durations: new Map([[7, 3]]),
    };
    const more = {
      calls: 1,
      hits: 1,
      errors: 0,
      sumMs: 0.5,
      dataVolumeGb: 0.5,
      durations: new Map([[7, 1]]),
    };
    const nothing = addUp([]);
    const batches = { batches: 2, readUnits: 0.5, writeUnits: 3 };
    const { tools, batches: sum } = addUp([
      { ...nothing, batches, tools: new Map([['work', work]]) },
      {
        ...nothing,
        batches,
        tools: new Map([
          ['work', more],
          ['act', work],
        ]),
      },
    ]);
    expect([...tools.keys()]).toEqual(['act', 'work']);
    expect(tools.get('act')).toEqual(work);
    expect(tools.get('work')).toEqual({
      ...{ calls: 4, hits: 2, errors: 2, sumMs: 31, dataVolumeGb: 0.75 },
      durations: new Map([[7, 4]]),
    });
    expect(sum).toEqual({ batches: 4, readUnits: 1, writeUnits: 6 });
  });

  it('sums how often each source and each keyword came up', () => {
    const part = (bySource: [string, number][], byKeyword: [string, number][]) => ({
      ...addUp([]),
      responses: { ...addUp([]).responses, bySource: new Map(bySource), byKeyword: new Map(byKeyword) },
    });
    const parts = [part([['model', 2]], [['etl', 1]]), part([['model', 3]], [['sort', 4]])];
    const { bySource, byKeyword } = addUp(parts).responses;
    expect([...bySource]).toEqual([['model', 5]]);
    expect([...byKeyword]).toEqual([
      ['etl', 1],
      ['sort', 4],
    ]);
  });

  it('of nothing is nothing', () => {
    expect(addUp([]).responses).toMatchObject({ count: 0, sumMs: 0, durations: new Map() });
    expect(addUp([]).tools.size).toBe(0);
  });
});
