import * as z from 'zod/mini';

/** Name of the column that an expectation is about. */
export const columnParam = z
  .string()
  .check(
    z.minLength(1, 'must name a column'),
    z.maxLength(256, 'must be at most 256 characters'),
    z.describe('Column that is checked.'),
  );

/** Share of the judged values that may fail without the expectation failing. */
export const toleranceParam = z._default(
  z
    .number()
    .check(
      z.gte(0, 'must be from 0 to 1'),
      z.lte(1, 'must be from 0 to 1'),
      z.describe('Share of the checked values that may fail, from 0 to 1.'),
    ),
  0,
);
