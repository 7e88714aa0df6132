import * as z from 'zod/mini';
import { defineTool, type Tool } from './tool.ts';

const params = z.strictObject({
  zone: z._default(
    z
      .string()
      .check(
        z.maxLength(64, 'must be at most 64 characters'),
        z.refine(isZone, 'is not a known time zone; give an IANA name such as Europe/Berlin'),
        z.describe('IANA time zone of the local time, such as Europe/Berlin.'),
      ),
    'UTC',
  ),
});

/** The time of the call, in UTC and in a zone, both ISO 8601 with milliseconds. */
export const currentTimestamp: Tool = defineTool({
  name: 'current_timestamp',
  description: 'The time now: in UTC (timestamp) and in a time zone with its offset (local).',
  version: '1',
  cacheable: false,
  sideEffect: 'none',
  params,
  run: async ({ zone }, { nowMs }) => ({
    timestamp: new Date(nowMs).toISOString(),
    zone,
    local: toLocalIso(nowMs, zone),
  }),
});

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

function toLocalIso(timeMs: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'longOffset',
  });
  const part = new Map(format.formatToParts(timeMs).map(({ type, value }) => [type, value]));
  const offset = part.get('timeZoneName')?.slice('GMT'.length) || '+00:00';
  const date = `${part.get('year')}-${part.get('month')}-${part.get('day')}`;
  return `${date}T${part.get('hour')}:${part.get('minute')}:${part.get('second')}.${part.get('fractionalSecond')}${offset}`;
}
