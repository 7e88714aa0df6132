import { describe, expect, it } from 'vitest';
import { itemBytes } from './item-size.ts';

describe('itemBytes', () => {
  it.each([
    ['a text in UTF-8 beside its name', { name: { S: 'né€😀' } }, 4 + 10],
    ['two digits in a byte and one more', { n: { N: '1234' } }, 1 + 3],
    ['an odd number of digits as if one more', { n: { N: '123' } }, 1 + 3],
    ['a sign as a byte', { n: { N: '-12' } }, 1 + 3],
    ['no zeros at either end', { n: { N: '0.00120' } }, 1 + 2],
    ['bytes as they are', { b: { B: Buffer.from([1, 2, 3]).toString('base64') } }, 1 + 3],
    ['a truth value as a byte', { b: { BOOL: true } }, 1 + 1],
    ['null as a byte', { b: { NULL: true } }, 1 + 1],
    ['an empty list as its frame', { l: { L: [] } }, 1 + 3],
    ['each element of a list', { l: { L: [{ S: 'ab' }, { N: '1' }] } }, 1 + 3 + (1 + 2) + (1 + 2)],
    ['each member of a map with its name', { m: { M: { ab: { S: 'c' } } } }, 1 + 3 + (1 + 2 + 1)],
    ['the elements of a set', { s: { SS: ['a', 'bc'] } }, 1 + 3],
  ])('counts %s', (_, item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });
});
