const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/i;

/**
 * Epoch milliseconds of an ISO 8601 date or date-time (`2012-01-31`, `2012-01-31T08:00:00+02:00`; a space may stand
 * for the T); undefined for any other text and for days that no calendar has. Without a zone the time counts as UTC.
 */
export function isoDateMs(text: string): number | undefined {
  // The shortest and the longest form: saves the pattern for most texts.
  if (text.length < 10 || text.length > 35) return undefined;
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '0', zone = 'Z'] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const milliseconds = Number(`0.${fraction}`) * 1000;
  const local = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return local + time + milliseconds - offsetMs(zone);
}

/** A day or a month that the calendar lacks runs on into another month. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1;
}

function offsetMs(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
