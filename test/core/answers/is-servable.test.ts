import { describe, expect, it } from 'vitest';
import type { StoredAnswer } from '../../../functions/core/answers/answer-store.ts';
import { isServable } from '../../../functions/core/answers/is-servable.ts';
import { makeStored } from '../support/asking.ts';

const NOW_MS = Date.UTC(2026, 6, 1, 12);
const STATE = {
  datasetVersions: new Map([
    ['orders', 3],
    ['', 8],
  ]),
  processingCount: 11,
};

function isServed(
  given: Partial<StoredAnswer>,
  message = 'how many rows?',
  datasets: readonly string[] = [],
) {
  return isServable(makeStored(message, given), { message, datasets: [...datasets] }, STATE, NOW_MS);
}

describe('isServable', () => {
  it('holds up to the millisecond before the answer expires', () => {
    expect(isServed({ expiresAtMs: NOW_MS + 1 })).toBe(true);
    expect(isServed({ expiresAtMs: NOW_MS })).toBe(false);
    expect(isServed({ expiresAtMs: NOW_MS - 1 })).toBe(false);
  });

  it.each([
    [{ orders: 3 }, true],
    [{ orders: 2 }, false],
    [{ orders: 4 }, false],
    [{ orders: 3, '': 8 }, true],
    [{ orders: 3, '': 7 }, false],
    [{ never_seen: 0 }, true],
    [{ never_seen: 1 }, false],
  ])('of an answer that depends on %j is %s', (dependencies, isServable) => {
    expect(isServed({ dependencies })).toBe(isServable);
  });

  it('ends when a dataset that the message mentions has become known since', () => {
    expect(isServed({ dependencies: { '': 8 } }, 'how late is Orders?')).toBe(false);
    expect(isServed({ dependencies: { '': 8, orders: 3 } }, 'how late is Orders?')).toBe(true);
    expect(isServed({ dependencies: { '': 8 } }, 'how late are reorders?')).toBe(true);
  });

  it('asks for a dependency on every dataset that the request names, known or not', () => {
    expect(isServed({}, 'how many rows?', ['orders'])).toBe(false);
    expect(isServed({}, 'how many rows?', ['refunds'])).toBe(false);
    expect(
      isServed({ dependencies: { orders: 3, refunds: 0 } }, 'how many rows?', ['refunds', 'orders']),
    ).toBe(true);
  });

  it('ends when a dataset that the stored question mentions has become known since', () => {
    const answer = makeStored('how late is orders?', { dependencies: { '': 8 } });
    expect(isServable(answer, { message: 'how late is it?' }, STATE, NOW_MS)).toBe(false);
  });

  it('of an answer made from nothing ends with the first entry, whatever its dataset', () => {
    expect(isServed({ madeAtCount: 11 })).toBe(true);
    expect(isServed({ madeAtCount: 10 })).toBe(false);
  });

  it('is not fooled by names that every object has', () => {
    expect(isServed({}, 'how many rows?', ['constructor'])).toBe(false);
    expect(isServed({}, 'how many rows?', ['__proto__'])).toBe(false);
  });

  describe('of a precomputed answer', () => {
    const origin = 'precomputed';

    it('has no end in time', () => {
      const answer = makeStored('how many rows?', { origin });
      const { expiresAtMs: _, ...eternal } = answer;
      expect(isServable(eternal, { message: 'how many rows?' }, STATE, Number.MAX_SAFE_INTEGER)).toBe(true);
    });

    it('holds whatever the message mentions or the request names', () => {
      expect(isServed({ origin }, 'how late is orders?', ['refunds'])).toBe(true);
    });

    it('ends when a dataset that it was given has moved on', () => {
      expect(isServed({ origin, dependencies: { orders: 2 } })).toBe(false);
      expect(isServed({ origin, dependencies: { orders: 3 } })).toBe(true);
    });
  });
});
