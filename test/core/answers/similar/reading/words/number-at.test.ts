import { describe, expect, it } from 'vitest';
import { numberAt } from '../../../../../../functions/core/answers/similar/reading/words/number-at.ts';

const keyOf = (text: string) => numberAt(text.split(' '), 0)?.term.key;

describe('numberAt', () => {
  it.each([
    [['10 gb', 'ten gigabytes', '10 gigabyte'], '10 gb'],
    [['5 minutes', 'five mins', '5 min'], '5 min'],
    [['1,000', '1000', '1 thousand'], '1000'],
    [['twenty five', '25'], '25'],
    [['10 k', '10000'], '10000'],
    [['3 million', '3000000'], '3000000'],
    [['50 percent', '50 %'], '50 %'],
    [['3.10 $', '3.1 dollars'], '3.1 dollar'],
    [['1.50 million', '1,500 k'], '1500000'],
    [['2.01 thousand', '2010'], '2010'],
    [['2.0', '2'], '2'],
    [['007'], '007'],
    [['3.2.1'], '3.2.1'],
    [['one node'], '1'],
  ])('reads %j alike', (texts, key) => {
    for (const text of texts) expect(keyOf(text)).toBe(key);
  });

  it.each([
    ['versions', ['3.1', '3.10', '3.100']],
    ['long numbers', ['1234567890123456', '1234567890123457']],
  ])('keeps %s apart', (_, texts) => {
    expect(new Set(texts.map(keyOf)).size).toBe(texts.length);
  });

  it('keeps sizes apart that only their unit tells apart', () => {
    expect(new Set(['4 gb', '4 gib', '4 mb', '4'].map(keyOf)).size).toBe(4);
  });

  it.each(['one', 'orders', 'v2', ''])('sees no number in %j', (text) => {
    expect(keyOf(text)).toBeUndefined();
  });

  it('takes one for a thing after the', () => {
    expect(numberAt(['the', 'one', 'table'], 1)).toBeUndefined();
    expect(numberAt(['the', 'clean', 'one', 'when'], 2)).toBeUndefined();
    expect(numberAt(['run', 'one', 'job'], 1)?.term.key).toBe('1');
  });

  it.each([
    ['+5', '5', 1],
    ['-5', '-5', 1],
    ['1.5', '1.5', 1],
    ['12,500.75 rows', '12500.75', 1],
    ['two hundred thousand rows', '200000', 3],
    ['ninety nine', '99', 2],
    ['twenty ten', '20', 1],
    ['twenty zero', '20', 1],
    ['ten five', '10', 1],
    ['fifteen two', '15', 1],
    ['hundred', undefined, 0],
    ['20 five', '20', 1],
    ['twenty five gb', '25 gb', 3],
    ['100 five', '100', 1],
    ['00', '00', 1],
    ['-007', '-007', 1],
    ['0', '0', 1],
    ['0.5', '0.5', 1],
    ['9007199254740993', '9007199254740993', 1],
    ['90071992547409931 rows', '90071992547409931', 1],
    ['x5', undefined, 0],
    ['5x', undefined, 0],
    ['5,', '5', 1],
    ['5.', undefined, 0],
    ['dozen', '12', 1],
  ])('reads %s as %s', (text, key, length) => {
    const found = numberAt(text.split(' '), 0);
    expect(found?.term.key).toBe(key);
    expect(found?.length ?? 0).toBe(length);
    if (found !== undefined)
      expect(found.term).toEqual({
        key,
        type: 'number',
        surface: text.split(' ').slice(0, length).join(' '),
      });
  });

  it.each([
    'in one node',
    'with one job',
    'the table one job reads',
    'newest of one kind',
    'breathe one table',
    'schema uses one when full',
    'all use one when full',
  ])('counts one in %s', (text) => {
    const words = text.split(' ');
    expect(numberAt(words, words.indexOf('one'))?.term.key).toBe('1');
  });

  it.each([
    'this one node',
    'each one is',
    'the cheapest one for',
    'does one drop',
    'new one is',
    'the clean one without',
    'which stale one and',
    'an old one that',
    'any slow one',
    'just one v2',
    'just one fct_orders',
    'just one node_2',
    'for one a',
  ])('takes one for a thing in %s', (text) => {
    const words = text.split(' ');
    expect(numberAt(words, words.indexOf('one'))).toBeUndefined();
  });
});
