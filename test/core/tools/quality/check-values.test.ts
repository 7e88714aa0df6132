import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const notNull = { type: 'not_null', column: 'a' };
const inSet = { type: 'in_set', column: 'a', values: [0] };

describe('an expectation of single values', () => {
  it('says nothing beside its figures when the column is there', () => {
    const passed = { type: 'not_null', column: 'a', passed: true, checked: 1, failures: 0, samples: [] };
    expect(judge(notNull, [{ a: false }])).toStrictEqual(passed);
    expect(judge(notNull, [])).toStrictEqual({ ...passed, checked: 0 });
  });

  it('notes a column that no row has', () => {
    expect(judge(inSet, [{ b: 1 }])).toStrictEqual({
      type: 'in_set',
      column: 'a',
      passed: false,
      checked: 0,
      failures: 0,
      note: 'No row has a column "a".',
      samples: [],
    });
  });

  it.each([
    ['a number', 1.5, 1.5],
    ['true', true, true],
    ['false', false, false],
    ['a text', '1', '1'],
    ['a list as JSON', [1, 'x'], '[1,"x"]'],
    ['a text of 120 characters whole', 'é'.repeat(120), 'é'.repeat(120)],
    ['a longer one cut', 'é'.repeat(121), `${'é'.repeat(120)}…`],
  ])('shows %s', (_, value, shown) => {
    expect(judge(inSet, [{ a: value }]).samples).toStrictEqual([{ row: 0, values: { a: shown } }]);
  });

  it('shows null and what is missing as null', () => {
    expect(judge(notNull, [{ a: null }, {}]).samples).toStrictEqual([
      { row: 0, values: { a: null } },
      { row: 1, values: { a: null } },
    ]);
  });

  it.each([0, 1, 2])('shows the first %i failures', (sampleLimit) => {
    const { failures, samples } = judge(notNull, [{}, {}, { a: 1 }, {}], { sampleLimit });
    expect(failures).toBe(3);
    expect(samples.map(({ row }) => row)).toEqual([0, 1, 3].slice(0, sampleLimit));
  });

  it('fails below the share that failed and passes at it, for every share in hundredths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (failures) => {
        const rows = Array.from({ length: 100 }, (_, row) => ({ a: row < failures ? null : row }));
        const passes = (hundredths: number) =>
          judge({ ...notNull, tolerance: Number(`${hundredths}e-2`) }, rows).passed;
        expect([passes(failures - 1), passes(failures)]).toEqual([false, true]);
      }),
    );
  });
});
