import * as z from 'zod/mini';
import { isoDateMs } from '../profile/iso-date.ts';

const shared = {
  name: z
    .string()
    .check(
      z.minLength(1, 'must name a column'),
      z.maxLength(128, 'must be at most 128 characters'),
      z.describe('Name of the column.'),
    ),
  nullRatio: z._default(
    z
      .number()
      .check(
        z.gte(0, 'must be from 0 to 1'),
        z.lte(1, 'must be from 0 to 1'),
        z.describe('Share of rows in which the value is null, from 0 to 1.'),
      ),
    0,
  ),
};

const UNORDERED = 'needs min not above max';

const [SAFE_MIN, SAFE_MAX] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

const integer = z
  .strictObject({
    ...shared,
    type: z.literal('integer'),
    min: z._default(z.int().check(z.describe('Least value.')), 0),
    max: z._default(z.int().check(z.describe('Greatest value.')), 1_000_000),
  })
  .check(z.refine(({ min, max }) => min <= max && max - min <= SAFE_MAX, UNORDERED));

const number = z
  .strictObject({
    ...shared,
    type: z.literal('number'),
    min: z._default(z.number().check(z.describe('Least value.')), 0),
    max: z._default(z.number().check(z.describe('Greatest value.')), 1),
    decimals: z._default(
      z.int().check(z.gte(0), z.lte(12), z.describe('Digits after the point, 0 to 12.')),
      4,
    ),
  })
  .check(
    z.refine(({ min, max }) => min <= max && max <= SAFE_MAX && min >= SAFE_MIN, UNORDERED),
    z.refine(
      ({ min, max, decimals }) => Math.ceil(min * 10 ** decimals) <= Math.floor(max * 10 ** decimals),
      'needs a number of so few decimals from min to max',
    ),
  );

const string = z
  .strictObject({
    ...shared,
    type: z.literal('string'),
    minLength: z._default(z.int().check(z.gte(0), z.lte(1_000), z.describe('Least length, 0 to 1,000.')), 5),
    maxLength: z._default(
      z.int().check(z.gte(0), z.lte(1_000), z.describe('Greatest length, 0 to 1,000.')),
      20,
    ),
  })
  .check(
    z.refine(({ minLength, maxLength }) => minLength <= maxLength, 'needs minLength not above maxLength'),
  );

const boolean = z.strictObject({
  ...shared,
  type: z.literal('boolean'),
  trueRatio: z._default(
    z.number().check(z.gte(0), z.lte(1), z.describe('Share of true among the values that are not null.')),
    0.5,
  ),
});

const uuid = z.strictObject({ ...shared, type: z.literal('uuid') });

const category = z
  .strictObject({
    ...shared,
    type: z.literal('category'),
    values: z
      .array(z.union([z.string().check(z.maxLength(200)), z.number(), z.boolean()]))
      .check(
        z.minLength(1, 'must have a value'),
        z.maxLength(1_000, 'must have at most 1,000 values'),
        z.describe('The values to choose from.'),
      ),
    weights: z.optional(
      z
        .array(z.number().check(z.gte(0)))
        .check(z.describe('How often each value comes, in relation to the others; default alike.')),
    ),
  })
  .check(z.refine(hasFittingWeights, 'needs as many weights as values, and one above 0'));

const columns = [integer, number, string, boolean, ...times(), uuid, category] as const;

/** One column to be made up, told apart by its `type`. */
export const columnSchema = z.discriminatedUnion(
  'type',
  columns,
  'must have a type: integer, number, string, boolean, date, datetime, uuid or category',
);

export type ColumnParams = z.infer<typeof columnSchema>;

function times() {
  const isTime = z.refine<string>((text) => isoDateMs(text) !== undefined, 'must be an ISO 8601 date');
  const time = z.string().check(z.maxLength(40), isTime);
  const members = {
    ...shared,
    from: z._default(time.check(z.describe('Earliest time: an ISO 8601 date or date-time.')), '2020-01-01'),
    to: z._default(time.check(z.describe('Latest time, itself included.')), '2025-12-31'),
  };
  const isOrdered = z.refine<{ from: string; to: string }>(
    ({ from, to }) => (isoDateMs(from) ?? 0) <= (isoDateMs(to) ?? 0),
    'needs from not after to',
  );
  return [
    z.strictObject({ ...members, type: z.literal('date') }).check(isOrdered),
    z.strictObject({ ...members, type: z.literal('datetime') }).check(isOrdered),
  ] as const;
}

function hasFittingWeights({
  values,
  weights,
}: {
  values: readonly unknown[];
  weights?: readonly number[] | undefined;
}): boolean {
  if (weights === undefined) return true;
  return weights.length === values.length && weights.some((weight) => weight > 0);
}
