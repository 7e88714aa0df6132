import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../../functions/adapters/jsonata/expression-fault.ts';
import type { ExpressionTask, Rows } from '../../../functions/adapters/jsonata/expression-messages.ts';
import { makeRowEvaluator } from '../../../functions/adapters/jsonata/row-evaluator.ts';

const TASK = { mode: 'all', onError: 'fail', limits: { records: 100, bytes: 10_000 } } as const;
const RECORDS = [
  { id: 1, name: 'Ada', price: 3 },
  { id: 2, name: 'Bo', price: null },
  { id: 3, name: 'Cy', price: 4 },
];

/** What a task gives for rows, handed over in one message. */
async function run(expression: string, task: Partial<ExpressionTask> = {}, rows: Rows['rows'] = RECORDS) {
  const evaluate = makeRowEvaluator({ ...TASK, ...task, expression });
  const { records, ...counts } = await evaluate({ rows, isLast: true });
  return { ...counts, records: records.map((json): unknown => JSON.parse(json)) };
}

describe('an expression over all rows', () => {
  it.each([
    ['$sum(price[$ != null])', [7]],
    ['$[id > 2].name', ['Cy']],
    ['$.{"n": name}', [{ n: 'Ada' }, { n: 'Bo' }, { n: 'Cy' }]],
    ['$[id = 9]', []],
    ['$count($)', [3]],
    ['null', [null]],
    ['[[1, 2]]', [[1, 2]]],
    ['${name: price}', [{ Ada: 3, Bo: null, Cy: 4 }]],
    ['$[name ~> /^a/i].id', [1]],
    ['$replace("a1b22", /\\d+/, "#")', ['a#b#']],
    ['$split("a, b,c", /, ?/)', ['a', 'b', 'c']],
  ])('%s', async (expression, records) => {
    expect(await run(expression)).toMatchObject({ records, count: records.length, faultCount: 0 });
  });

  it('waits for the last row', async () => {
    const evaluate = makeRowEvaluator({ ...TASK, expression: '$sum(id)' });
    expect(await evaluate({ rows: RECORDS.slice(0, 2), isLast: false })).toMatchObject({ records: [] });
    expect(await evaluate({ rows: RECORDS.slice(2), isLast: true })).toMatchObject({ records: ['6'] });
  });
});

describe('an expression over each row', () => {
  it('gives a value, several or none for a row, and knows its number', async () => {
    const each = { mode: 'each' } as const;
    expect(await run('price != null ? {"name": name, "row": $row}', each)).toMatchObject({
      records: [
        { name: 'Ada', row: 0 },
        { name: 'Cy', row: 2 },
      ],
    });
    expect(await run('[1..id]', each)).toMatchObject({ records: [1, 1, 2, 1, 2, 3] });
  });

  it('gives back what it was given, whatever the rows and the messages', async () => {
    const row = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null)));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.nat(20), async (rows, cut) => {
        const evaluate = makeRowEvaluator({ ...TASK, mode: 'each', expression: '$' });
        const first = await evaluate({ rows: rows.slice(0, cut), isLast: false });
        const second = await evaluate({ rows: rows.slice(cut), isLast: true });
        const given = [...first.records, ...second.records].map((json): unknown => JSON.parse(json));
        expect(given).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
      { numRuns: 50 },
    );
  });

  it('ends at a row it cannot take, or leaves it out', async () => {
    const half = '{"half": price / 2}';
    await expect(run(half, { mode: 'each' })).rejects.toThrow(
      /operator must evaluate to a number.*, at row 1$/,
    );
    expect(await run(half, { mode: 'each', onError: 'skip' })).toMatchObject({
      records: [{ half: 1.5 }, { half: 2 }],
      faultCount: 1,
      faults: [{ row: 1, message: expect.stringContaining('number') }],
    });
  });
});

describe('limits', () => {
  it('count what is past them', async () => {
    expect(await run('[1..50]', { limits: { records: 2, bytes: 100 } })).toMatchObject({
      records: [1, 2],
      count: 50,
    });
    const texts = await run('["aaaa", "bbbb", "c"]', { limits: { records: 9, bytes: 13 } });
    expect(texts).toMatchObject({ records: ['aaaa', 'bbbb'], count: 3 });
  });
});

describe('an expression that is refused', () => {
  it.each([
    ['no expression', '(', /Expected "\)" before end/],
    ['endless depth', '($f := function($x){1 + $f($x)}; $f(1))', /Stack overflow/],
    ['a list without end', '[1..9000000]', /maximum sequence length/],
    ['a text without end', '$pad("", 600000000, "ab")', /too long/],
    ['a function', '$sum', /gives a function/],
    ['a function of its own', 'function($x){$x}', /gives a function/],
    ['a function inside', '{"f": $sum}', /gives a function/],
    ['too deep a value', '$reduce([1..200], function($a, $b){{"a": $a}})', /deeper than 100 levels/],
    ['a pattern that may not end', '$match("aab", /(a)\\1/)', /cannot be used/],
    ['a fault of its own', '$error("no rows today")', /no rows today/],
    ['the constructor of functions', '$string.constructor("return 1")()', /non-function/],
  ])('is %s', async (_, expression, reason) => {
    const ended = async () => await run(expression);
    await expect(ended()).rejects.toThrow(reason);
    await expect(ended()).rejects.toBeInstanceOf(ExpressionFault);
  });

  it.each(['__proto__', '$lookup($, "__proto__")', '$.constructor', '$lookup({}, "constructor")'])(
    'finds nothing of an object in %s',
    async (expression) => {
      expect(await run(expression, { mode: 'each' })).toMatchObject({ records: [], count: 0 });
    },
  );

  it('makes a column of __proto__, and no other object has it', async () => {
    const result = await run('$merge([$, {"__proto__": {"x": 1}}])', { mode: 'each' }, [{ id: 1 }]);
    expect(JSON.stringify(result.records)).toBe('[{"id":1,"__proto__":{"x":1}}]');
    expect('x' in {}).toBe(false);
  });
});
