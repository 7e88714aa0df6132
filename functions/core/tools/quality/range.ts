import * as z from 'zod/mini';
import { isoDateMs } from '../profile/iso-date.ts';
import { fromJsonValue, fromText, type TypedValue } from '../profile/typed-value.ts';
import { checkValues } from './check-values.ts';
import type { CheckContext, Expectation } from './expectation.ts';
import { columnParam, toleranceParam } from './expectation-params.ts';

const limit = z.union(
  [
    z.number(),
    z.string().check(
      z.maxLength(40),
      z.refine((text) => isoDateMs(text) !== undefined, 'must be a number or an ISO 8601 date'),
    ),
  ],
  'must be a number or an ISO 8601 date',
);

type Limit = z.infer<typeof limit>;

export const rangeSchema = z
  .strictObject({
    type: z.literal('range'),
    column: columnParam,
    min: z.optional(limit.check(z.describe('Least value allowed: a number, or an ISO 8601 date for dates.'))),
    max: z.optional(limit.check(z.describe('Greatest value allowed: a number, or an ISO 8601 date.'))),
    tolerance: toleranceParam,
  })
  .check(
    z.refine(({ min, max }) => min !== undefined || max !== undefined, 'needs min or max'),
    z.refine(areOrdered, 'needs min and max of one kind, min not above max'),
    z.describe(
      'Values lie from min to max, both included. A value of another kind fails; null is passed over.',
    ),
  );

/** Expects numbers, or dates when the limits are dates, within limits that are themselves allowed. */
export function expectRange(params: z.infer<typeof rangeSchema>, context: CheckContext): Expectation {
  const { min, max } = params;
  const isOfDates = typeof (min ?? max) === 'string';
  const least = min === undefined ? Number.NEGATIVE_INFINITY : toOrder(min);
  const greatest = max === undefined ? Number.POSITIVE_INFINITY : toOrder(max);
  const accepts = (value: unknown) => {
    const typed = context.textual ? fromText(value) : fromJsonValue(value);
    const order = isOfDates ? timeOf(typed) : numberOf(typed);
    return order !== undefined && order >= least && order <= greatest;
  };
  return checkValues({ ...params, accepts }, context);
}

function areOrdered({ min, max }: { min?: Limit | undefined; max?: Limit | undefined }): boolean {
  if (min === undefined || max === undefined) return true;
  return typeof min === typeof max && toOrder(min) <= toOrder(max);
}

function toOrder(bound: Limit): number {
  return typeof bound === 'number' ? bound : (isoDateMs(bound) ?? Number.NaN);
}

function numberOf(typed: TypedValue): number | undefined {
  return 'number' in typed ? typed.number : undefined;
}

function timeOf(typed: TypedValue): number | undefined {
  return typed.kind === 'date' ? typed.timeMs : undefined;
}
