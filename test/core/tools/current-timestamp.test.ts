import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentTimestamp } from '../../../functions/core/tools/current-timestamp.ts';

const at = (nowMs: number, params: unknown) =>
  currentTimestamp.prepare(params).run({ nowMs, signal: { aborted: false } });

describe('current_timestamp', () => {
  it('says the time in UTC when no zone is given', async () => {
    expect(await at(Date.UTC(2026, 6, 1, 12, 30, 5, 7), {})).toEqual({
      timestamp: '2026-07-01T12:30:05.007Z',
      zone: 'UTC',
      local: '2026-07-01T12:30:05.007+00:00',
    });
  });

  it.each([
    ['Asia/Kolkata', '2026-07-01T18:00:05.007+05:30'],
    ['America/New_York', '2026-07-01T08:30:05.007-04:00'],
    ['Pacific/Kiritimati', '2026-07-02T02:30:05.007+14:00'],
  ])('says the local time in %s with its offset', async (zone, local) => {
    expect(await at(Date.UTC(2026, 6, 1, 12, 30, 5, 7), { zone })).toMatchObject({ zone, local });
  });

  it('writes midnight as hour 00', async () => {
    expect(await at(0, { zone: 'UTC' })).toMatchObject({ local: '1970-01-01T00:00:00.000+00:00' });
  });

  it('names one moment in both forms, whatever the zone', async () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Asia/Kathmandu',
    );
    const times = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2099, 11) });
    await fc.assert(
      fc.asyncProperty(zones, times, async (zone, nowMs) => {
        expect(await at(nowMs, { zone })).toEqual({
          timestamp: new Date(nowMs).toISOString(),
          zone,
          local: expect.toSatisfy((local: string) => Date.parse(local) === nowMs),
        });
      }),
    );
  });

  it.each(['Mars/Olympus', '', 'x'.repeat(65)])('refuses %j, which is no zone', (zone) => {
    expect(() => currentTimestamp.prepare({ zone })).toThrow(
      expect.objectContaining({ code: 'invalid_params' }),
    );
  });

  it('is never cached', () => {
    expect(currentTimestamp.cacheable).toBe(false);
  });
});
