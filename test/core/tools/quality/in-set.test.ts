import { describe, expect, it } from 'vitest';
import { failing } from './judge.ts';

const CSV = { textual: true };

describe('in_set of CSV', () => {
  it.each([
    ['true', [true], ['true', 'TRUE', ' True '], ['false', 'yes', '1']],
    ['false', [false], ['false', 'False'], ['true', '0', 'no']],
    ['a number', [1], ['1', '1.0', ' +1 ', '1e+0'], ['01', 'true', '2', 'one']],
    ['a text that reads as a number', ['1'], ['1'], ['1.0', ' 1']],
    ['a text that reads as a boolean', ['true'], ['true'], ['TRUE']],
  ])('takes a text for %s when it reads as that', (_, values, good, bad) => {
    expect(failing({ type: 'in_set', values }, [...good, ...bad], CSV)).toEqual(bad);
  });
});

describe('in_set of JSON', () => {
  it('tells booleans and numbers from the texts that read as them', () => {
    const values = [true, 1, 'x'];
    expect(failing({ type: 'in_set', values }, [true, 1, 'x', 'true', '1', false])).toEqual([
      'true',
      '1',
      false,
    ]);
  });
});
