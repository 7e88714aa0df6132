import { describe, expect, it } from 'vitest';
import { type IndexShape, readUnitsFor, writeUnitsFor } from './capacity.ts';

const index: IndexShape = { keys: ['pk', 'rank'], attributes: ['pk', 'sk', 'rank', 'facts'] };
const item = (rank: string | undefined, facts = 'f', content = 'c') => ({
  pk: { S: 'p' },
  sk: { S: 's' },
  ...(rank === undefined ? {} : { rank: { S: rank } }),
  facts: { S: facts },
  content: { S: content },
});

describe('readUnitsFor', () => {
  it.each([
    [0, true, 1],
    [0, false, 0.5],
    [4096, true, 1],
    [4097, true, 2],
    [4097, false, 1],
  ])('takes for %i bytes, consistent %s, %d units', (bytes, isConsistent, units) => {
    expect(readUnitsFor(bytes, isConsistent)).toBe(units);
  });
});

describe('writeUnitsFor', () => {
  it.each([
    ['a new item with its index entry', undefined, item('a'), 2],
    ['a new item that the index passes over', undefined, item(undefined), 1],
    ['the larger of before and after', item(undefined, 'f', 'x'.repeat(2000)), item(undefined), 2],
    ['a change that the index does not carry', item('a'), item('a', 'f', 'other'), 1],
    ['a change that it carries', item('a'), item('a', 'g'), 2],
    ['a change of its key as two writes', item('a'), item('b'), 3],
    ['a deletion from the index', item('a'), undefined, 2],
    ['an item of many kilobytes beside a small entry', undefined, item('a', 'f', 'x'.repeat(3000)), 4],
  ])('counts %s', (_, before, after, units) => {
    expect(writeUnitsFor(before, after, [index])).toBe(units);
  });

  it('charges the removal of nothing as one write', () => {
    expect(writeUnitsFor(undefined, undefined, [index])).toBe(1);
  });
});
