import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../functions/adapters/records/read-csv.ts';
import type { DataRecord } from '../../../functions/core/tools/record-source.ts';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function read(text: string) {
  const rows: DataRecord[] = [];
  for await (const row of readCsv(bytesOf(text), ',')) rows.push(row);
  return rows;
}

const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;

describe('readCsv', () => {
  it.each([
    ['quotes with commas, quotes and line breaks', 'a,b\n"x, ""y""","1\n2"\n', [{ a: 'x, "y"', b: '1\n2' }]],
    [
      'CRLF and no last line break',
      'a,b\r\n1,2\r\n3,4',
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    ],
    ['blank lines', 'a,b\n\n1,2\n\n', [{ a: '1', b: '2' }]],
    ['equal column names', 'a,a,a\n1,2,3\n', [{ a: '1', a_2: '2', a_3: '3' }]],
    ['a copy that is taken', 'a,a_2,a\n1,2,3\n', [{ a: '1', a_2: '2', a_3: '3' }]],
    ['empty column names', 'a,, \n1,2,3\n', [{ a: '1', column_2: '2', column_3: '3' }]],
    ['a short row', 'a,b\n1\n', [{ a: '1' }]],
    ['a long row', 'a,b\n1,2,3\n', [{ a: '1', b: '2', column_3: '3' }]],
    ['empty fields', 'a,b\n,\n', [{ a: '', b: '' }]],
    ['spaces', 'a, b\n 1 , 2\n', [{ a: ' 1 ', ' b': ' 2' }]],
  ])('reads %s', async (_, text, rows) => {
    expect(await read(text)).toEqual(rows);
  });

  it('keeps a column named __proto__ as data', async () => {
    const [row = {}] = await read('__proto__,b\n1,2\n');
    expect(Object.entries(row)).toEqual([
      ['__proto__', '1'],
      ['b', '2'],
    ]);
  });

  it('gives back what was quoted', async () => {
    const tables = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const text = ['a,b', ...table.map((row) => row.map(quote).join(','))].join('\n');
        expect(await read(text)).toEqual(table.map(([a, b]) => ({ a, b })));
      }),
    );
  });
});
