import { describe, expect, it } from 'vitest';
import { isDealtAnew, isReordered } from '../../../../../functions/core/answers/similar/rules/order.ts';

/** The clause of each word, words in their order: `pause:0 it:0`. */
const clauses = (text: string) =>
  new Map(
    text.split(' ').map((word): [string, string] => {
      const [key = '', clause = ''] = word.split(':');
      return [key, clause];
    }),
  );
const NONE: ReadonlySet<string> = new Set();

describe('isDealtAnew', () => {
  it.each([
    ['two clauses that exchanged words', 'pause:0 it:0 plan:1 job:1', 'pause:0 job:0 plan:1 it:1', true],
    ['three of which two did', 'x:0 pause:1 it:1 plan:2 job:2', 'x:2 pause:0 job:0 plan:1 it:1', true],
    ['clauses in another order', 'pause:0 it:0 plan:1 job:1', 'plan:0 job:0 pause:1 it:1', false],
    ['a word that went to another clause', 'pause:0 it:0 plan:1 job:1', 'pause:0 plan:1 job:1 it:1', false],
    ['one clause made of two', 'pause:0 it:0 plan:1 job:1', 'pause:0 it:0 plan:0 job:0', false],
    ['two clauses made of one', 'pause:0 it:0 plan:0 job:0', 'pause:0 it:0 plan:1 job:1', false],
    ['clauses that lost words to different ones', 'a:0 b:0 c:1 d:1', 'a:0 b:1 c:2 d:3', false],
    ['words of one alone', 'pause:0 it:0', 'plan:0 job:1', false],
  ])('says of %s', (_, one, other, isAnew) => {
    expect(isDealtAnew(clauses(one), clauses(other))).toBe(isAnew);
    expect(isDealtAnew(clauses(other), clauses(one))).toBe(isAnew);
  });
});

describe('isReordered', () => {
  const reordered = (one: string, other: string, movable = NONE, isJoined = false) =>
    isReordered(clauses(one), clauses(other), movable, () => isJoined);

  it('sees two words of a clause that changed places', () => {
    expect(reordered('a:0 b:0', 'b:0 a:0')).toBe(true);
    expect(reordered('a:0 x:0 b:0', 'b:0 x:0 a:0')).toBe(true);
    expect(reordered('a:0 b:0', 'a:0 b:0')).toBe(false);
    expect(reordered('a:0 b:0', 'a:1 b:1')).toBe(false);
  });

  it('passes over words of two clauses, and those that only one has', () => {
    expect(reordered('a:0 b:1', 'b:0 a:1')).toBe(false);
    expect(reordered('a:0 b:0', 'b:0 a:1')).toBe(false);
    expect(reordered('a:0 b:1', 'b:1 a:1')).toBe(false);
    expect(reordered('a:0 x:0 b:0', 'a:0 b:0 y:0')).toBe(false);
  });

  it('lets one movable word stand on either side, but no two change places', () => {
    expect(reordered('a:0 b:0', 'b:0 a:0', new Set(['a']))).toBe(false);
    expect(reordered('a:0 b:0', 'b:0 a:0', new Set(['b']))).toBe(false);
    expect(reordered('a:0 b:0', 'b:0 a:0', new Set(['a', 'b']))).toBe(true);
  });

  it('lets what is joined stand in either order', () => {
    expect(reordered('a:0 b:0', 'b:0 a:0', NONE, true)).toBe(false);
  });
});
