import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lemma } from '../../../../../../functions/core/answers/similar/reading/words/lemma.ts';

describe('lemma', () => {
  it.each([
    ['table tables'],
    ['query queries queried querying'],
    ['partition partitions partitioned partitioning'],
    ['write writes wrote written writing'],
    ['use uses used using'],
    ['add adds added adding'],
    ['drop drops dropped dropping'],
    ['copy copies copied copying'],
    ['batch batches batched batching'],
    ['fail fails failed failing failure'],
    ['configure configured configuration'],
    ['deduplicate deduplicated deduplication'],
    ['optimize optimise optimised optimising optimization optimisation'],
    ['color colour colours'],
    ['schema schemas schemata'],
    ['index indexes indices'],
    ['quick quickly'],
    ['selective selectivity'],
    ['available availability'],
    ['state states stated'],
    ['tie ties'],
    ['weakness weaknesses'],
    ['fresh freshness'],
    ['tidy tidiness'],
    ['clarify clarification'],
    ['tokenize tokenization'],
    ['guarantee guarantees guaranteed'],
    ['embed embeds embedded'],
    ['sync synchronization synchronisation'],
    ['box boxes'],
  ])('is the same for %s', (forms) => {
    expect(new Set(forms.split(' ').map(lemma)).size).toBe(1);
  });

  it.each([
    ['state', 'stat'],
    ['site', 'sit'],
    ['region', 'reg'],
    ['need', 'ne'],
    ['status', 'statu'],
    ['daily', 'dai'],
    ['transform', 'transfer'],
    ['string', 'str'],
    ['direct', 'direction'],
    ['breed', 'bre'],
    ['shred', 'shr'],
    ['witness', 'wit'],
    ['business', 'busy'],
    ['imply', 'imp'],
    ['fling', 'fl'],
    ['vied', 'vy'],
  ])('tells %s from %s', (one, other) => {
    expect(lemma(one)).not.toBe(lemma(other));
  });

  it('leaves alone what is no plain word', () => {
    fc.assert(
      fc.property(fc.constantFrom('fct_orders', 'v2', 's3://a/b', 'é', 'a.b'), (word) => {
        expect(lemma(word)).toBe(word);
      }),
    );
  });
});
