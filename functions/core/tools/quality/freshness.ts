import * as z from 'zod/mini';
import { fromJsonValue, fromText } from '../profile/typed-value.ts';
import { cellOf, isNull, toShown } from './cell.ts';
import { noSuchColumn } from './check-values.ts';
import type { CheckContext, Expectation, FailedRow } from './expectation.ts';
import { columnParam } from './expectation-params.ts';

export const freshnessSchema = z
  .strictObject({
    type: z.literal('freshness'),
    column: columnParam,
    maxAgeHours: z
      .number()
      .check(
        z.gt(0, 'must be more than 0'),
        z.lte(876_600, 'must be at most 876,600 (100 years)'),
        z.describe('Greatest age of the newest time, in hours; 0.25 is 15 minutes.'),
      ),
  })
  .check(
    z.describe(
      'The newest time of the column is recent. Times are ISO 8601 text (UTC without a zone) or epoch seconds or ' +
        'milliseconds. Values that are no time, or lie in the future, are failures and never the newest.',
    ),
  );

/** Clocks differ: a time this far ahead is not in the future yet. */
const AHEAD_MS = 5 * 60_000;

/** Numbers from here on are milliseconds; as seconds they would lie past the year 5000. */
const FIRST_MS = 1e11;

const HOUR_MS = 3_600_000;

/** Expects the newest time to be at most so old. Without any time it fails. */
export function expectFreshness(
  { type, column, maxAgeHours }: z.infer<typeof freshnessSchema>,
  { textual, sampleLimit, nowMs }: CheckContext,
): Expectation {
  const samples: FailedRow[] = [];
  let [checked, failures, isKnown, newestMs] = [0, 0, false, Number.NEGATIVE_INFINITY];
  return {
    add: (record, row) => {
      isKnown ||= Object.hasOwn(record, column);
      const value = cellOf(record, column);
      if (isNull(value, textual)) return;
      checked++;
      const timeMs = timeOf(value, textual);
      if (timeMs !== undefined && timeMs <= nowMs + AHEAD_MS) {
        newestMs = Math.max(newestMs, timeMs);
        return;
      }
      failures++;
      if (samples.length < sampleLimit) samples.push({ row, values: { [column]: toShown(value) } });
    },
    finish: () => {
      const ageHours = (nowMs - newestMs) / HOUR_MS;
      const hasTime = Number.isFinite(ageHours);
      const facts = { type, column, passed: hasTime && ageHours <= maxAgeHours, checked, failures, samples };
      if (!hasTime)
        return { ...facts, note: isKnown ? 'No value is a time up to now.' : noSuchColumn(column) };
      const newest = new Date(newestMs).toISOString();
      return { ...facts, observed: { newest, ageHours: Math.round(ageHours * 1000) / 1000 } };
    },
  };
}

function timeOf(value: unknown, textual: boolean): number | undefined {
  const typed = textual ? fromText(value) : fromJsonValue(value);
  if (typed.kind === 'date') return typed.timeMs;
  if (!('number' in typed)) return undefined;
  const timeMs = typed.number < FIRST_MS ? typed.number * 1000 : typed.number;
  return Number.isNaN(new Date(timeMs).getTime()) ? undefined : timeMs;
}
