import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { answerIdOf } from '../../../functions/core/answers/answer-id.ts';

const idOf = (message: string) => answerIdOf(message, sha256);

describe('answerIdOf', () => {
  it('is 32 hexadecimal digits that never change', () => {
    expect(idOf('how many rows?')).toBe(sha256('how many rows?').slice(0, 32));
    expect(idOf('how many rows?')).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each([
    ['how  many\n\trows?', ' how many rows? '],
    ['cafe\u0301', 'caf\u00e9'],
    ['a\u00a0b', 'a b'],
  ])('is one for %j and %j', (one, other) => {
    expect(idOf(one)).toBe(idOf(other));
  });

  it.each([
    ['Orders', 'orders'],
    ['how many rows?', 'how many rows'],
    ['ﬁle', 'file'],
    ['a b', 'ab'],
  ])('differs for %j and %j', (one, other) => {
    expect(idOf(one)).not.toBe(idOf(other));
  });

  it('does not see the canonical form nor the width of the gaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (message) => {
        expect(idOf(`\n${message.normalize('NFD').replaceAll(' ', ' \n ')}\t`)).toBe(idOf(message));
      }),
    );
  });
});
