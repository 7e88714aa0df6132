import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT_MS, windowMs, windowSchema } from '../../../functions/core/stats/window.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('windowMs', () => {
  it.each([
    ['PT1H', HOUR_MS],
    ['PT90M', 90 * MINUTE_MS],
    ['PT1H30M', 90 * MINUTE_MS],
    ['P1D', 24 * HOUR_MS],
    ['P1DT12H', 36 * HOUR_MS],
    ['P1W', 7 * 24 * HOUR_MS],
    ['P1W2DT3H4M', (9 * 24 + 3) * HOUR_MS + 4 * MINUTE_MS],
    ['P0D', 0],
  ])('reads %s', (text, expectedMs) => {
    expect(windowMs(text)).toBe(expectedMs);
  });

  it.each(['P15D', 'P3W', 'PT9999H', 'P999D'])('is no longer than what is kept, as %s', (text) => {
    expect(windowMs(text)).toBe(KEPT_MS);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    'P1',
    '1H',
    'PT1S',
    'P1M',
    'P1Y',
    'PT-1H',
    'PT1.5H',
    'pt1h',
    'PT1M1H',
    ' PT1H',
  ])('reads no duration in %j', (text) => {
    expect(windowMs(text)).toBeUndefined();
  });

  it('adds its parts up', () => {
    const parts = fc.record({
      days: fc.integer({ min: 0, max: 6 }),
      hours: fc.integer({ min: 0, max: 99 }),
      minutes: fc.integer({ min: 0, max: 999 }),
    });
    fc.assert(
      fc.property(parts, ({ days, hours, minutes }) => {
        expect(windowMs(`P${days}DT${hours}H${minutes}M`)).toBe(
          (days * 24 + hours) * HOUR_MS + minutes * MINUTE_MS,
        );
      }),
    );
  });
});

describe('windowSchema', () => {
  it('takes a duration and refuses none and zero, saying what it must be', () => {
    expect(windowSchema().safeParse('PT1H').success).toBe(true);
    for (const text of ['P0D', 'PT0M', 'an hour']) {
      const [issue] = windowSchema().safeParse(text).error?.issues ?? [];
      expect(issue?.message).toBe('must be an ISO 8601 duration such as PT1H or P1D');
    }
  });
});
