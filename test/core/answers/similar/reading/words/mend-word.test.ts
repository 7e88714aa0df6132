import { describe, expect, it } from 'vitest';
import { mendWord } from '../../../../../../functions/core/answers/similar/reading/words/mend-word.ts';

describe('mendWord', () => {
  it.each([
    ['conection', 'connection'],
    ['Snowflke', 'snowflake'],
    ['permisions', 'permissions'],
    ['databse', 'database'],
    ['dedupliacted', 'deduplicated'],
  ])('takes %s for a slip in %s', (written, meant) => {
    expect(mendWord(written).replace(/s$/, '')).toBe(meant.replace(/s$/, ''));
  });

  it.each([
    ['an ending that lacks its e', 'clusterd', 'clustered'],
    ['the same, in its case', 'Replicatd', 'Replicated'],
    ['a changed letter of a long word', 'partotion', 'partition'],
    ['a stem, and keeps its ending', 'prtitioned', 'partitioned'],
    ['letters within that only look like an ending', 'scheduel', 'schedule'],
    ['a lost letter', 'dashbord', 'dashboard'],
    ['a lost letter of a name', 'airfow', 'airflow'],
  ])('mends %s', (_, written, meant) => {
    expect(mendWord(written)).toBe(meant);
  });

  it.each([
    ['that may be either of two (`personal`, `personnel`)', 'personel'],
    ['of four letters', 'modl'],
    ['with a sign within', 'con_ection'],
    ['in capitals', 'CONECTION'],
    ['with swapped letters that may be a short name', 'pulasr'],
  ])('leaves a word %s', (_, word) => {
    expect(mendWord(word)).toBe(word);
  });

  it.each(['midway', 'piont', 'pelican', 'cost', 'extractA', 'fct_ordrs', 'connection'])(
    'leaves %s as it is',
    (word) => {
      expect(mendWord(word)).toBe(word);
    },
  );
});
