import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeTransformRecords } from '../../../functions/adapters/jsonata/transform-records.ts';
import { makeOpenRecords } from '../../../functions/adapters/records/open-records.ts';

const folder = fileURLToPath(new URL('../data', import.meta.resolve('vega-datasets')));
const tool = makeTransformRecords(makeOpenRecords({ folder }));

const transform = (params: unknown, signal: { readonly aborted: boolean } = { aborted: false }) =>
  tool.prepare(params).run({ nowMs: 0, signal });

const refused = (detail: RegExp) =>
  expect.objectContaining({ code: 'invalid_params', message: expect.stringMatching(detail) });

describe('transform_records of real files', () => {
  const movies: readonly Record<string, unknown>[] = JSON.parse(
    readFileSync(`${folder}/movies.json`, 'utf8'),
  );

  it('groups movies.json', async () => {
    const counts = new Map<string, number>();
    for (const { 'Major Genre': genre } of movies)
      if (typeof genre === 'string') counts.set(genre, (counts.get(genre) ?? 0) + 1);
    const expression = '$[`Major Genre` != null]{`Major Genre`: $count($)}';
    expect(await transform({ source: 'movies.json', expression })).toEqual({
      rowCount: 3201,
      recordCount: 1,
      truncated: false,
      records: [Object.fromEntries(counts)],
      dataVolumeGb: 1_399_981 / 1e9,
    });
  });

  it('streams 20,000 flights and gives back no more than the limit', async () => {
    const flights: readonly { delay: number }[] = JSON.parse(
      readFileSync(`${folder}/flights-20k.json`, 'utf8'),
    );
    const late = flights.flatMap(({ delay }, row) => (delay > 300 ? [{ delay, row }] : []));
    const expression = 'delay > 300 ? {"delay": delay, "row": $row}';
    expect(await transform({ source: 'flights-20k.json', mode: 'each', expression, limit: 3 })).toMatchObject(
      {
        rowCount: 20_000,
        recordCount: late.length,
        truncated: true,
        records: late.slice(0, 3),
      },
    );
  });

  it('reads numbers out of CSV where asked', async () => {
    const expression = '{"days": $count($), "hottest": $max($.$number(temp_max))}';
    expect(await transform({ source: 'seattle-weather.csv', expression })).toMatchObject({
      records: [{ days: 1461, hottest: 35.6 }],
    });
  });
});

describe('transform_records', () => {
  it('says where an expression is wrong before it looks for the file', async () => {
    await expect(transform({ source: 'none.json', expression: '$[a =]' })).rejects.toThrow(
      refused(/^expression: .*\(at character \d+\)/),
    );
  });

  it('tells rows that it left out', async () => {
    const records = [{ a: 1 }, { a: 'x' }, { a: 3 }];
    expect(await transform({ records, mode: 'each', onError: 'skip', expression: 'a * 2' })).toMatchObject({
      records: [2, 6],
      failedRows: 1,
      failures: [{ row: 1 }],
    });
  });

  it('ends a loop with the time of the call, and other calls go on meanwhile', async () => {
    const time = new AbortController();
    const endless = transform(
      { records: [], expression: '($f := function($x){$f($x + 1)}; $f(1))' },
      time.signal,
    );
    const ended = expect(endless).rejects.toMatchObject({ code: 'unavailable' });
    expect(await transform({ records: [{ a: 1 }], expression: '$sum(a)' })).toMatchObject({ records: [1] });
    time.abort();
    await ended;
  });

  it('ends a loop whose time was over before its process had started', async () => {
    const expression = '($f := function($x){$f($x + 1)}; $f(1))';
    await expect(transform({ records: [], expression }, AbortSignal.abort())).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('survives an expression that takes all memory', async () => {
    const expression = `(
      $double := function($times, $text){$times = 0 ? $text : $double($times - 1, $text & $text)};
      $uppercase($double(23, "0123456789012345678901234567890")))`;
    await expect(transform({ records: [], expression })).rejects.toThrow(refused(/more than 128 MB/));
  });

  it('shows the expression nothing of the environment', async () => {
    expect(
      await transform({ records: [{ a: 1 }], expression: '[process, $env, $process, $require]' }),
    ).toMatchObject({ records: [] });
  });

  it('takes a list of rows at once up to 20 MB', async () => {
    const source = 'big:rows.jsonl';
    const line = new TextEncoder().encode(`${JSON.stringify({ a: 'x'.repeat(7_000_000) })}\n`);
    const open = async () => asyncOf([line, line, line]);
    const big = makeTransformRecords(makeOpenRecords({ schemes: { big: open } }));
    const run = (params: unknown) => big.prepare(params).run({ nowMs: 0, signal: { aborted: false } });
    await expect(run({ source, expression: '$count($)' })).rejects.toThrow(
      refused(/^mode: all takes up to 20 MB/),
    );
  });

  it('is kept, unless it asks for the time or for chance', () => {
    const isKept = (expression: string) => tool.prepare({ records: [], expression }).cacheable;
    expect(isKept('$sum(a)')).toBe(true);
    expect(['$now()', '$millis()', '$random()', '$shuffle($)', '$eval("1")'].some(isKept)).toBe(false);
  });

  it.each([
    ['no expression', { records: [] }],
    ['an empty expression', { records: [], expression: '' }],
    ['an unknown mode', { records: [], expression: '$', mode: 'rows' }],
    ['too high a limit', { records: [], expression: '$', limit: 10_001 }],
    ['no records', { expression: '$' }],
  ])('refuses %s', (_, params) => {
    expect(() => tool.prepare(params)).toThrow(expect.objectContaining({ code: 'invalid_params' }));
  });
});

async function* asyncOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
