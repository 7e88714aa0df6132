import { describe, expect, it } from 'vitest';
import {
  isChangingItself,
  isPassive,
  toActive,
} from '../../../../../../functions/core/answers/similar/reading/arrangement/passive.ts';
import type { Item } from '../../../../../../functions/core/answers/similar/reading/arrangement/segments.ts';
import type { TermType } from '../../../../../../functions/core/answers/similar/reading/words/term.ts';

/** A word of a clause; nothing stands before it unless it is said. */
const item = (surface: string, more: Partial<Item> = {}, type: TermType = 'word'): Item => ({
  term: { key: surface, type, surface },
  relation: '',
  group: 0,
  isAfterBe: false,
  isAfterEdge: false,
  isAfterArticle: false,
  isInRelative: false,
  isAfterAnd: false,
  isFree: false,
  ...more,
});

describe('isChangingItself', () => {
  it('holds for verbs of what happens to a thing: does the view refresh', () => {
    expect(isChangingItself(item('refresh'))).toBe(true);
    expect(isChangingItself(item('query'))).toBe(false);
  });

  it('does not hold for nouns behind an article: why is there a build', () => {
    expect(isChangingItself(item('build', { isAfterEdge: true }))).toBe(false);
  });

  it('does not hold for a product or table that bears the name of a verb', () => {
    expect(isChangingItself(item('refresh', {}, 'name'))).toBe(false);
  });
});

describe('isPassive', () => {
  const afterBe = { isAfterBe: true };

  it.each([
    ['a participle behind is: the table is loaded', 'loaded', true],
    ['an irregular one: the table is written', 'written', true],
    ['one that looks like its verb: the table is read', 'read', true],
    ['one with a word that belongs to it: the job is shut down', 'written down', true],
    ['one that looks like its verb with such a word: the job is split up', 'split up', true],
    ['a noun that ends like one: the limit is speed', 'speed', false],
    ['a word that holds its ending: the table is redder', 'redder', false],
    ['another word: the table is late', 'late', false],
  ])('tells behind is of %s', (_, surface, expected) => {
    expect(isPassive(item(surface, afterBe), 1, false)).toBe(expected);
  });

  it('takes no product, number or name for a verb', () => {
    expect(isPassive(item('reset', afterBe, 'identifier'), 1, false)).toBe(false);
    expect(isPassive(item('loaded', afterBe, 'name'), 1, false)).toBe(false);
  });

  it('holds for a participle further on only if the clause begins with is: is a table loaded by …', () => {
    expect(isPassive(item('loaded'), 1, true)).toBe(true);
    expect(isPassive(item('loaded'), 1, false)).toBe(false);
  });

  it('does not hold for what looks like its verb further on: is the job that they reset …', () => {
    expect(isPassive(item('reset'), 1, true)).toBe(false);
  });

  it('does not hold for a participle that says which thing: is the loaded table …, is loaded data …', () => {
    expect(isPassive(item('loaded', { isAfterEdge: true }), 1, true)).toBe(false);
    expect(isPassive(item('loaded', afterBe), 0, true)).toBe(false);
  });

  it('holds for the first word if another one than is begins the clause: that are loaded', () => {
    expect(isPassive(item('loaded', afterBe), 0, false)).toBe(true);
  });

  it('does not hold for a past tense in a relative clause: is the job that loaded …', () => {
    expect(isPassive(item('loaded', { isInRelative: true }), 1, true)).toBe(false);
    expect(isPassive(item('loaded', { isInRelative: true, ...afterBe }), 1, true)).toBe(true);
  });
});

describe('toActive', () => {
  const turned = (startsWithObject: boolean) =>
    toActive(
      [item('tables'), item('written'), item('daily')],
      1,
      [item('the'), item('loader')],
      startsWithObject,
    )
      .map(({ term }) => term.key)
      .join(' ');

  it('puts who does it first, then the verb', () => {
    expect(turned(false)).toBe('the loader written tables daily');
  });

  it('leaves what is asked for in front', () => {
    expect(turned(true)).toBe('tables the loader written daily');
  });
});
