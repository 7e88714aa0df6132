import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem, words } from '../../../functions/core/text/words.ts';

describe('words', () => {
  it('gives lower-case words without the punctuation around them', () => {
    expect(words('  "Why" did (the) ETL-job, fail?! \n')).toEqual(['why', 'did', 'the', 'etl-job', 'fail']);
  });

  it('keeps what joins a name together', () => {
    expect(words('sales.orders_v2 s3://bucket/a.csv 1,000.5 don’t')).toEqual([
      'sales.orders_v2',
      's3://bucket/a.csv',
      '1,000.5',
      'don’t',
    ]);
  });

  it('has no word in white space and punctuation alone', () => {
    expect(words(' -- … ?! \t\n')).toEqual([]);
  });

  it('cuts the edges of ASCII as those of all scripts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const cut = (word: string) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
        const expected = text.normalize('NFC').toLowerCase().split(/\s+/u).map(cut);
        expect(words(text)).toEqual(expected.filter((word) => word !== ''));
      }),
    );
  });

  it('sees letters and digits of every script', () => {
    expect(words('„Größe“ ДАННЫЕ。 データ？ ٣٤٥')).toEqual(['größe', 'данные', 'データ', '٣٤٥']);
  });

  it('gives the words of one canonical form for another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(words(text.normalize('NFD'))).toEqual(words(text));
      }),
    );
  });

  it('gives words that have no white space, and a letter or digit at both ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?$/u);
      }),
    );
  });
});

describe('stem', () => {
  it.each([
    ['aggregate aggregates aggregated aggregating', 'aggregat'],
    ['pipeline pipelines pipelined pipelining', 'pipelin'],
    ['query queries queried querying', 'query'],
    ['partition partitions partitioned partitioning', 'partition'],
    ['batch batches batched batching', 'batch'],
    ['index indexes indexed indexing', 'index'],
    ['optimize optimizes optimized optimizing', 'optimiz'],
    ['database databases', 'databas'],
    ['schema schemas', 'schema'],
    ['join joins joined joining', 'join'],
    ['drop drops dropped dropping', 'drop'],
    ['process processes processed processing', 'process'],
    ['fail fails failed failing', 'fail'],
    ['scale scales scaled scaling', 'scal'],
    ['box boxes boxed boxing', 'box'],
    ['load loads loaded loading', 'load'],
    ['free frees freeing', 'fre'],
  ])('is one for %s', (inflections, expected) => {
    expect([...new Set(inflections.split(' ').map(stem))]).toEqual([expected]);
  });

  it.each([
    'etl',
    'is',
    'was',
    'status',
    'analysis',
    'thing',
    'string',
    'class',
    'diesel',
    'need',
    'sales_v2',
    'größe',
  ])('leaves %s alone', (word) => {
    expect(stem(word)).toBe(word);
  });

  it('keeps a word under four letters or with anything but a to z', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        fc.pre(word.length < 4 || !/^[a-z]+$/.test(word));
        expect(stem(word)).toBe(word);
      }),
    );
  });

  it('is never empty and never longer than the word', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abeghinosxyzd'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(letters, (word) => {
        expect(stem(word).length).toBeGreaterThan(0);
        expect(stem(word).length).toBeLessThanOrEqual(word.length);
      }),
    );
  });
});
