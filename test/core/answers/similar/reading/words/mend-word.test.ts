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

  it.each(['midway', 'piont', 'pelican', 'cost', 'extractA', 'fct_ordrs', 'connection'])(
    'leaves %s as it is',
    (word) => {
      expect(mendWord(word)).toBe(word);
    },
  );
});
