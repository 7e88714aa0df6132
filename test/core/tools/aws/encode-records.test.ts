import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeRecords } from '../../../../functions/core/tools/aws/encode-records.ts';

const name = fc
  .string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
  .filter((text) => text !== '__proto__');
const texts = fc.array(
  fc.dictionary(name, fc.string({ unit: 'grapheme' }), { minKeys: 1, noNullPrototype: true }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

describe('encodeRecords', () => {
  it('writes JSON lines that read back', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(name, fc.jsonValue(), { noNullPrototype: true })), (records) => {
        const lines = encodeRecords(records, 'jsonl').split('\n');
        expect(lines.pop()).toBe('');
        expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(records)));
      }),
    );
  });

  it('writes CSV that another reader reads back, with every column in every row', () => {
    fc.assert(
      fc.property(texts, (records) => {
        const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
        const [head, ...rows]: string[][] = parse(encodeRecords(records, 'csv'), {
          relax_column_count: false,
          skip_empty_lines: false,
        });
        expect(head).toEqual(columns);
        expect(rows).toEqual(
          records.map((record) =>
            columns.map((column) => (Object.hasOwn(record, column) ? record[column] : '')),
          ),
        );
      }),
    );
  });

  it('writes a row of one empty cell so that it is no empty line', () => {
    expect(encodeRecords([{ a: '' }, { a: null }], 'csv')).toBe('a\n""\n""\n');
  });

  it('writes what is no text as JSON, and nothing for null', () => {
    expect(encodeRecords([{ a: 1.5, b: null, c: true, d: { e: [1] } }], 'csv')).toBe(
      'a,b,c,d\n1.5,,true,"{""e"":[1]}"\n',
    );
  });
});
