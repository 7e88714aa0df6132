import { describe, expect, it } from 'vitest';
import { coordinated } from '../../../../../../functions/core/answers/similar/reading/arrangement/coordinated.ts';
import { toSegments } from '../../../../../../functions/core/answers/similar/reading/arrangement/segments.ts';
import { toUnits } from '../../../../../../functions/core/answers/similar/reading/words/units.ts';

const order = (text: string) => {
  const [segment] = toSegments({ units: toUnits(text.split(' '), () => false), isMain: true, kind: 'how' });
  return coordinated(segment?.items ?? []).map(({ term }) => term.key);
};

describe('coordinated', () => {
  it.each([
    ['two', 'stork and heron', ['heron', 'stork']],
    ['two the other way round', 'heron and stork', ['heron', 'stork']],
    ['three', 'stork and heron and egret', ['egret', 'heron', 'stork']],
    ['groups as wholes', 'the old stork and the new heron', ['new', 'heron', 'old', 'stork']],
    ['nothing without and', 'stork the heron', ['stork', 'heron']],
    ['only what is joined', 'the swan the stork and the heron', ['swan', 'heron', 'stork']],
    ['words one after the other, not letters', 'sea lion and seal', ['sea', 'lion', 'seal']],
    ['groups of one start as wholes', 'stork lake and stork egret', ['stork', 'egret', 'stork', 'lake']],
  ])('puts in one order %s', (_, text, expected) => {
    expect(order(text)).toEqual(expected);
  });

  it('leaves behind the last what is said of both', () => {
    expect(order('stork and heron nest late')).toEqual(['heron', 'stork', 'nest', 'late']);
    expect(order('old stork and new heron nest')).toEqual(['new', 'heron', 'old', 'stork', 'nest']);
    expect(order('stork and heron nest and egret lake')).toEqual(['egret', 'heron', 'nest', 'stork', 'lake']);
    expect(order('the stork and the heron nest')).toEqual(['heron', 'stork', 'nest']);
  });

  it('takes the last as a whole if only one of the two has an article', () => {
    expect(order('the stork and heron nest')).toEqual(['heron', 'nest', 'stork']);
    expect(order('stork and the heron nest')).toEqual(['heron', 'nest', 'stork']);
  });

  it('takes the last as a whole if it is no longer than the first', () => {
    expect(order('old stork and heron')).toEqual(['heron', 'old', 'stork']);
  });

  it('is empty of nothing', () => {
    expect(coordinated([])).toEqual([]);
  });
});
