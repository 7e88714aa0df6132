import { describe, expect, it } from 'vitest';
import { areCompoundsTurned } from '../../../../../functions/core/answers/similar/rules/compounds.ts';

const NONE: ReadonlySet<string> = new Set();

describe('areCompoundsTurned', () => {
  it('sees two words that changed places in their relation', () => {
    expect(areCompoundsTurned([['?', '>in', 'test', 'data']], [['?', '>in', 'data', 'test']], NONE)).toBe(
      true,
    );
    expect(areCompoundsTurned([['?', '>in', 'test', 'data']], [['?', '>in', 'test', 'data']], NONE)).toBe(
      false,
    );
    expect(
      areCompoundsTurned(
        [
          ['?', 'a'],
          ['?if', '>in', 'x', 'y'],
        ],
        [['?', '>in', 'y', 'x']],
        NONE,
      ),
    ).toBe(true);
  });

  it.each([
    ['another relation', [['?', '>in', 'test', 'data']], [['?', '>of', 'data', 'test']]],
    ['other words', [['?', '>in', 'test', 'data']], [['?', '>in', 'data', 'job']]],
    ['no relation', [['?', 'test', 'data']], [['?', 'data', 'test']]],
    ['three words, one of which is a verb', [['?', '>to', 'a', 'b', 'c']], [['?', '>to', 'c', 'a', 'b']]],
    ['two relations', [['?', '>in', 'a', '>in', 'b']], [['?', '>in', 'b', '>in', 'a']]],
  ])('leaves alone %s', (_, one, other) => {
    expect(areCompoundsTurned(one, other, NONE)).toBe(false);
  });

  it('passes over what may stand on either side', () => {
    const movable = new Set(['mask']);
    expect(areCompoundsTurned([['?', '>in', 'mask', 'data']], [['?', '>in', 'data', 'mask']], movable)).toBe(
      false,
    );
  });
});
