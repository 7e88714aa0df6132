import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import type { Term } from '../../../../../functions/core/answers/similar/reading/words/term.ts';
import { counterparts } from '../../../../../functions/core/answers/similar/rules/counterparts.ts';
import {
  type Unshared,
  unsharedTerms,
} from '../../../../../functions/core/answers/similar/rules/unshared.ts';

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

  it.each([
    ['none for none', '', '', 5, 0],
    ['one', 'pelcan', 'pelican', 2, 1],
    ['two in four', 'pelcan hreon', 'pelican heron', 4, 2],
    ['two in either order', 'hreon pelcan', 'pelican heron', 4, 2],
  ])('finds %s', (_, asked, cached, terms, size) => {
    expect(counterparts(lists(asked, cached), terms)?.size).toBe(size);
  });

  it.each([
    ['one for none', 'pelcan', '', 5],
    ['none for one', '', 'pelican', 5],
    ['two in three', 'pelcan hreon', 'pelican heron', 3],
    ['three in many', 'pelcan hreon sotrk', 'pelican heron stork', 9],
    ['all that there is', 'pelcan', 'pelican', 1],
    ['one for two', 'pelcan pelcan', 'pelican stork', 9],
  ])('explains no %s', (_, asked, cached, terms) => {
    expect(counterparts(lists(asked, cached), terms)).toBeUndefined();
  });
});

function lists(asked: string, cached: string): Unshared {
  const [one = [], other = []] = [asked, cached].map((text) =>
    text
      .split(' ')
      .flatMap((word): Term[] => (word === '' ? [] : [{ key: word, type: 'word', surface: word }])),
  );
  return { asked: one, cached: other };
}
