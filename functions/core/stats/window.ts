import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';

const HOUR_MS = 3_600_000;
/** How long statistics are kept. */
export const KEPT_MS = 14 * 24 * HOUR_MS;

const DURATION = /^P(?=\d|T\d)(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/;

/** ISO 8601 duration of weeks, days, hours and minutes, such as `PT1H`, `P1D`; not zero. */
export const windowSchema = lazily(() =>
  z.string().check(
    z.refine((text: string) => (windowMs(text) ?? 0) > 0, 'must be an ISO 8601 duration such as PT1H or P1D'),
    z.meta({ pattern: String.raw`^P(\d{1,3}W)?(\d{1,3}D)?(T(\d{1,4}H)?(\d{1,5}M)?)?$`, examples: ['P1D'] }),
  ),
);

/** Length of the window in ms, at most what is kept; undefined for a text that is no duration. */
export function windowMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const [weeks, days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0));
  const ms = (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * HOUR_MS + (minutes ?? 0) * 60_000;
  return Math.min(ms, KEPT_MS);
}
