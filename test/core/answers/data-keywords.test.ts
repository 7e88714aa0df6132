import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATA_KEYWORDS, dataKeywords } from '../../../functions/core/answers/data-keywords.ts';

describe('dataKeywords', () => {
  it('knows the keywords of the specification', () => {
    expect([...DATA_KEYWORDS].sort()).toEqual([
      ...['aggregate', 'batch', 'database', 'etl', 'filter', 'group', 'index', 'join', 'lake', 'optimize'],
      ...['partition', 'pipeline', 'query', 'schema', 'sort', 'stream', 'transform', 'warehouse'],
    ]);
  });

  it.each([
    ['pipelines', 'pipeline'],
    ['queries', 'query'],
    ['queried', 'query'],
    ['querying', 'query'],
    ['partitioned', 'partition'],
    ['aggregated', 'aggregate'],
    ['aggregating', 'aggregate'],
    ['batches', 'batch'],
    ['batched', 'batch'],
    ['indexes', 'index'],
    ['indexing', 'index'],
    ['schemas', 'schema'],
    ['databases', 'database'],
    ['warehouses', 'warehouse'],
    ['warehousing', 'warehouse'],
    ['lakes', 'lake'],
    ['optimizing', 'optimize'],
    ['optimized', 'optimize'],
    ['transformed', 'transform'],
    ['streaming', 'stream'],
    ['joined', 'join'],
    ['sorts', 'sort'],
    ['grouping', 'group'],
    ['filtered', 'filter'],
    ['ETLs', 'etl'],
  ])('sees in %s the keyword %s', (word, keyword) => {
    expect(dataKeywords(word)).toEqual([keyword]);
  });

  it.each(['', 'lack', 'blake', 'assorted', 'joint', 'grouper', 'lakeside', 'constructor'])(
    'sees none in %j',
    (word) => {
      expect(dataKeywords(word)).toEqual([]);
    },
  );

  it('names each keyword once, in the order of the text', () => {
    expect(dataKeywords('Why is the (ETL) PIPELINE slow? Pipelines with joined streams!')).toEqual([
      ...['etl', 'pipeline', 'join', 'stream'],
    ]);
  });

  it('sees every keyword as it is, in capitals, in the plural and between punctuation', () => {
    const keywords = fc.constantFrom(...DATA_KEYWORDS);
    const dresses = fc.constantFrom(
      (word: string) => word,
      (word: string) => word.toUpperCase(),
      (word: string) => `„${word}“,`,
      (word: string) =>
        word
          .replace(/y$/, 'ie')
          .replace(/(x|ch)$/, '$1e')
          .concat('s'),
    );
    fc.assert(
      fc.property(keywords, dresses, (keyword, dress) => {
        expect(dataKeywords(`is ${dress(keyword)} fine`)).toEqual([keyword]);
      }),
    );
  });
});
