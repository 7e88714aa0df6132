import { describe, expect, it } from 'vitest';
import { placesIn } from '../../../../../functions/core/answers/similar/rules/places.ts';

const NONE: ReadonlySet<string> = new Set();
const places = (segments: readonly (readonly string[])[], verbalNouns = NONE) =>
  placesIn(segments, verbalNouns).map(({ key, sort, name, relation }) =>
    [key, sort, name, relation].join(' '),
  );

describe('placesIn', () => {
  it('tells words of a clause, of relations chosen by taste and of others', () => {
    expect(places([['?', 'copy', 'tabl', '>of', 'ledger', '>from', 'lake', 'mart']])).toEqual([
      'copy core 0 ',
      'tabl core 0 ',
      'ledger loose of of',
      'lake strict from from',
      'mart strict from from',
    ]);
    for (const loose of ['in', 'for', 'with'])
      expect(places([['?', 'a', `>${loose}`, 'b']])).toEqual(['a core 0 ', `b loose ${loose} ${loose}`]);
  });

  it('takes a relation before a number for one that matters', () => {
    expect(places([['?', 'load', '>in', '5 min', 's3']])).toEqual([
      'load core 0 ',
      '5 min strict in in',
      's3 loose in in',
    ]);
  });

  it('takes the words of a clause with a marker for its own, but for those in a relation that matters', () => {
    expect(places([['?before', 'load', '>in', 'mart', '>from', 'lake']])).toEqual([
      'load strict ?before ',
      'mart strict ?before in',
      'lake strict from from',
    ]);
  });

  it('names each clause by its place', () => {
    expect(
      places([
        ['?', 'a'],
        ['?', 'b'],
      ]),
    ).toEqual(['a core 0 ', 'b core 1 ']);
  });

  it('takes what is free in the question for as good as in it, or in its relation', () => {
    expect(places([['?free', '>name ', 'hive', '>date since', 'monday']])).toEqual([
      'hive loose in in',
      'monday strict since since',
    ]);
  });

  it('keeps a relation without a word, and a marker before one', () => {
    expect(places([['?', 'tabl', '>for']])).toEqual(['tabl core 0 ', '>for strict for for']);
    expect(places([['?', '>of', '>from', 'lake']])).toEqual(['>of strict of of', 'lake strict from from']);
    expect(places([['?but', '>in', 'lake']])).toEqual(['> strict ?but ', 'lake strict ?but in']);
    expect(places([['?but', 'late', '>in', 'lake']])).toEqual(['late strict ?but ', 'lake strict ?but in']);
  });

  it('takes a named action after to for a purpose', () => {
    const nouns = new Set(['cluster']);
    expect(places([['?', 'key', '>to', 'cluster']], nouns)).toEqual(['key core 0 ', 'cluster loose for for']);
    expect(places([['?', 'key', '>to', 'mart']], nouns)).toEqual(['key core 0 ', 'mart strict to to']);
    expect(places([['?', 'key', '>by', 'cluster']], nouns)).toEqual(['key core 0 ', 'cluster strict by by']);
  });

  it('numbers a word that stands more than once by its places, wherever each comes first', () => {
    const one = places([['?', 'tabl', '>from', 'tabl', '>to', 'tabl']]);
    expect(one).toEqual(['tabl core 0 ', 'tabl 2 strict from from', 'tabl 3 strict to to']);
    expect(places([['?', 'tabl', '>to', 'tabl', '>from', 'tabl']]).sort()).toEqual(one.sort());
    expect(places([['?', '>of', '>of', 'x']])).toEqual(['>of strict of of', 'x loose of of']);
  });
});
