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
    [['007'], '007'],
    [['3.2.1'], '3.2.1'],
    [['one node'], '1'],
  ])('reads %j alike', (texts, key) => {
    for (const text of texts) expect(keyOf(text)).toBe(key);
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
});
