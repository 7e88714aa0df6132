import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { counterparts } from '../../../../../functions/core/answers/similar/rules/counterparts.ts';
import { unsharedTerms } from '../../../../../functions/core/answers/similar/rules/unshared.ts';

const mended = (asked: string, cached: string) => {
  const [{ terms }, other] = [readQuestion(asked), readQuestion(cached)];
  return counterparts(unsharedTerms(terms, other.terms), terms.length);
};

describe('counterparts', () => {
  it('mends a slip in a plain word', () => {
    expect([...(mended('list the pelcans of a view', 'list the pelicans of a view') ?? [])]).toHaveLength(1);
  });

  it.each([
    ['a common word', 'cost of the load', 'lost of the load'],
    ['an identifier', 'owner of fct_order', 'owner of fct_orders'],
    ['a product', 'load in Hudi now', 'load in Hud now'],
    ['a number', 'keep 30 rows', 'keep 31 rows'],
    ['two slips in a short question', 'srot pelcans today', 'sort pelicans today'],
    ['all that is said', 'lineag', 'lineage'],
    ['two unrelated verbs', 'truncate a staging table', 'drop a staging table'],
    ['pause and stop', 'pause a nightly job', 'stop a nightly job'],
    ['insert and upsert', 'insert rows of a file', 'upsert rows of a file'],
    ['words that a third one is near to', 'store of the nightly table', 'archive the view of the table'],
  ])('mends nothing in %s', (_, asked, cached) => {
    expect(mended(asked, cached)?.size ?? 0).toBe(0);
  });
});
