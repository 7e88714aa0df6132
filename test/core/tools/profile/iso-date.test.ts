import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDateMs } from '../../../../functions/core/tools/profile/iso-date.ts';

describe('isoDateMs', () => {
  it('reads what toISOString writes, and its day alone', () => {
    const dates = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') });
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString();
        expect(isoDateMs(iso)).toBe(date.getTime());
        expect(isoDateMs(iso.slice(0, 10))).toBe(Date.parse(iso.slice(0, 10)));
      }),
    );
  });

  it.each([
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2024-01-01 10:00', Date.UTC(2024, 0, 1, 10)],
    ['2024-01-01T10:00:00.5+02:00', Date.UTC(2024, 0, 1, 8, 0, 0, 500)],
    ['2024-01-01T10:00:00-0330', Date.UTC(2024, 0, 1, 13, 30)],
    ['0001-01-01', -62_135_596_800_000],
    ['2024-01-01t10:00z', Date.UTC(2024, 0, 1, 10)],
    ['2024-01-01T10:00:00,25Z', Date.UTC(2024, 0, 1, 10, 0, 0, 250)],
    ['2024-01-01T10:00:00.000000000+02:00', Date.UTC(2024, 0, 1, 8)],
  ])('reads %s', (text, timeMs) => {
    expect(isoDateMs(text)).toBe(timeMs);
  });

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-01-99',
    '2024-04-31',
    '1900-02-29',
    '2024-01-01T10:00:00.0000000000+02:00',
    '2024-01-01T10:00+15:00',
    '2024-01-01Z',
    ' 2024-01-01',
    '2024-01-01T24:00',
    '2024-1-1',
    '20240101',
    'Jun 12 1998',
    '',
  ])('finds no date in %j', (text) => {
    expect(isoDateMs(text)).toBeUndefined();
  });
});
