import { describe, expect, it } from 'vitest';
import { toClauses } from '../../../../../../functions/core/answers/similar/reading/clauses/clauses.ts';
import { namesIn } from '../../../../../../functions/core/answers/similar/reading/words/names-in.ts';

const names = (text: string) => {
  const isName = namesIn(toClauses(text));
  return text.split(/\W+/).filter(isName);
};

describe('namesIn', () => {
  it.each([
    ['a capital inside a clause', 'how do I sort in Zebra today', ['Zebra']],
    ['a letter that stands for a thing', 'how do I move from A to b', ['A']],
    ['each that has one', 'does Zebra write what Heron reads', ['Zebra', 'Heron']],
    ['wherever it stands again', 'Zebra is slow, why is Zebra slow', ['Zebra', 'Zebra']],
  ])('takes for a name %s', (_, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    ['the first word of a clause', 'Sort rows, Count them'],
    ['capitals throughout', 'why is SQL slow, and ERROR logged'],
    ['a capital within a word', 'why is aZebra slow'],
    ['a single letter but A', 'why is B slow'],
    ['a day or a month', 'what failed on Monday, and in March'],
    ['a heading', 'Sort Rows Of Zebra quickly'],
  ])('takes for no name %s', (_, text) => {
    expect(names(text)).toEqual([]);
  });

  it('believes capitals up to half of the words inside clauses', () => {
    expect(names('sort Zebra rows Heron quickly')).toEqual(['Zebra', 'Heron']);
    expect(names('sort Zebra Heron rows')).toEqual([]);
  });
});
