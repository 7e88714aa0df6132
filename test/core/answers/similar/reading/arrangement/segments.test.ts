import { describe, expect, it } from 'vitest';
import {
  type Item,
  toSegments,
} from '../../../../../../functions/core/answers/similar/reading/arrangement/segments.ts';
import { toUnits } from '../../../../../../functions/core/answers/similar/reading/words/units.ts';

const segments = (text: string, isMain = true, kind = 'how') =>
  toSegments({ units: toUnits(text.split(' '), () => false), isMain, kind });
const first = (text: string, isMain = true, kind = 'how') => segments(text, isMain, kind)[0];
/** Keys of the items of the first segment of which something is true. */
const keysOf = (text: string, isSo: (item: Item) => boolean) =>
  first(text)
    ?.items.filter(isSo)
    .map(({ term }) => term.key);
const relations = (text: string) => first(text)?.items.map(({ term, relation }) => `${relation} ${term.key}`);

describe('toSegments', () => {
  it('cuts a clause at its markers, and leaves out what holds nothing', () => {
    expect(segments('pause heron if stork runs').map(({ marker, items }) => [marker, items.length])).toEqual([
      ['', 2],
      ['if', 2],
    ]);
    expect(segments('if stork runs').map(({ marker }) => marker)).toEqual(['if']);
    expect(segments('heron if')).toHaveLength(1);
  });

  it('takes a marker before a time or a number for a relation', () => {
    expect(relations('heron since the 5 storks')).toEqual([' heron', 'since 5', ' stork']);
    expect(relations('heron after and monday')).toEqual([' heron', 'after monday']);
    expect(segments('heron after stork 5')).toHaveLength(2);
  });

  it('says which segment asks: the first of the clause that does', () => {
    expect(segments('pause heron if stork runs').map(({ isMain }) => isMain)).toEqual([true, false]);
    expect(segments('if heron runs').map(({ isMain }) => isMain)).toEqual([false]);
    expect(segments('pause heron', false).map(({ isMain }) => isMain)).toEqual([false]);
  });

  it.each([
    ['a phrase of place', 'in the lake', false, true],
    ['a phrase of time', 'monday', false, true],
    ['a marker before a time', 'since monday', false, true],
    ['a phrase behind an article', 'the in lake', false, true],
    ['a phrase behind and', 'and in lake', false, true],
    ['a phrase behind a word that says nothing', 'really in lake', false, true],
    ['words', 'heron runs', false, false],
    ['the clause that asks', 'in the lake', true, false],
    ['what follows a marker', 'if in the lake', false, false],
    ['nothing but a verb', 'is heron', false, false],
  ])('joins to the clause that asks %s: %s', (_, text, isMain, joins) => {
    expect(first(text, isMain)?.joinsMain).toBe(joins);
  });

  it.each([
    ['how', 'pause heron', true, true],
    ['how', 'is heron', true, false],
    ['how', 'pause heron', false, false],
    ['why', 'pause heron', true, false],
  ])('tells of the kind %s and %j whether a verb comes first', (kind, text, isMain, isSo) => {
    expect(first(text, isMain, kind)?.startsWithVerb).toBe(isSo);
  });

  it.each([
    ['which', true, true],
    ['what|which', true, true],
    ['howmany', true, true],
    ['how', true, false],
    ['which', false, false],
  ])('tells of the kind %s whether an object comes first', (kind, isMain, isSo) => {
    expect(first('heron', isMain, kind)?.startsWithObject).toBe(isSo);
  });

  it('asks of an event in a clause with a marker, and in one that asks why, when, whether', () => {
    expect(segments('heron if stork', true, 'how').map(({ isOfEvent }) => isOfEvent)).toEqual([false, true]);
    for (const kind of ['why', 'when', 'whether', 'howoften', 'howlong', 'howdone']) {
      expect(first('heron', true, kind)?.isOfEvent).toBe(true);
      expect(first('heron', false, kind)?.isOfEvent).toBe(false);
    }
  });

  it('gives each word the relation before it, once', () => {
    expect(relations('copy heron from lake marsh to pond')).toEqual([
      ' copy',
      ' heron',
      'from lake',
      ' marsh',
      'to pond',
    ]);
    expect(relations('go heron out of lake')).toEqual([' go', ' heron', 'out of lake']);
    expect(relations('heron to by lake')).toEqual([' heron', 'by lake']);
    expect(relations('heron in should lake')).toEqual([' heron', ' should', 'in lake']);
  });

  it('takes a purpose for what is to be done', () => {
    expect(relations('key for clustering')).toEqual([' key', 'to cluster']);
    expect(relations('key for heron')).toEqual([' key', 'for heron']);
    expect(relations('key by clustering')).toEqual([' key', 'by cluster']);
    expect(relations('key for ring')).toEqual([' key', 'for ring']);
    expect(relations('key for partition pruning')).toEqual([' key', 'for partition pruning']);
    expect(relations('key for clusterings')).toEqual([' key', 'for cluster']);
  });

  it('gives products that and joins one relation, and no others', () => {
    expect(relations('put heron in Kafka and Spark')).toEqual([' put', ' heron', 'in kafka', 'in spark']);
    expect(relations('and Spark in Kafka')).toEqual([' spark', 'in kafka']);
    expect(relations('heron in Kafka and lake')).toEqual([' heron', 'in kafka', ' lake']);
    expect(relations('heron in lake and Kafka')).toEqual([' heron', 'in lake', ' kafka']);
    expect(relations('heron in Kafka Spark')).toEqual([' heron', 'in kafka', ' spark']);
  });

  it('keeps the relation that a sentence ends in', () => {
    expect(first('what heron depends on')?.trailingRelation).toBe('in');
    expect(first('heron in lake')?.trailingRelation).toBe('');
    expect(first('heron of should')?.trailingRelation).toBe('of');
  });

  it('knows what stands after is, after an article, after and, in a relative clause', () => {
    expect(keysOf('heron is late stork', ({ isAfterBe }) => isAfterBe)).toEqual(['late']);
    expect(keysOf('heron is really late', ({ isAfterBe }) => isAfterBe)).toEqual(['late']);
    expect(keysOf('heron is not all late', ({ isAfterBe }) => isAfterBe)).toEqual(['not', 'all', 'late']);
    expect(keysOf('heron is the late', ({ isAfterBe }) => isAfterBe)).toEqual([]);
    expect(keysOf('heron is and late', ({ isAfterBe }) => isAfterBe)).toEqual([]);
    expect(keysOf('heron is in lake', ({ isAfterBe }) => isAfterBe)).toEqual([]);
    expect(keysOf('the heron of a lake', ({ isAfterArticle }) => isAfterArticle)).toEqual(['heron', 'lake']);
    expect(keysOf('heron and stork egret', ({ isAfterAnd }) => isAfterAnd)).toEqual(['stork']);
    expect(keysOf('heron that eats stork', ({ isInRelative }) => isInRelative)).toEqual(['eat', 'stork']);
    expect(keysOf('that heron eats', ({ isInRelative }) => isInRelative)).toEqual([]);
    expect(keysOf('heron that eats the stork and sees', ({ isAfterEdge }) => isAfterEdge)).toEqual([
      'heron',
      'eat',
      'stork',
      'se',
    ]);
  });

  it('takes neighbours with nothing between them for a group', () => {
    const groups = (text: string) => first(text)?.items.map(({ group }) => group);
    const [one = 0, two, three = 0] = groups('heron really stork the egret') ?? [];
    expect(two).toBe(one);
    expect(three).toBeGreaterThan(one);
    const [day = 0, after = 0] = groups('monday heron') ?? [];
    expect(after).toBeGreaterThan(day);
  });

  it('takes a denial for one of the whole clause, unless it denies a part', () => {
    const free = (text: string) => keysOf(text, ({ isFree }) => isFree);
    expect(free('heron not late')).toEqual(['not']);
    expect(free('heron not in lake')).toEqual([]);
    expect(free('heron not the in lake')).toEqual([]);
    expect(free('heron not all')).toEqual([]);
    expect(free('heron that not late')).toEqual([]);
    expect(free('heron should not late')).toEqual(['should', 'not']);
  });
});
