import * as z from 'zod/mini';
import type { Expectation } from './expectation.ts';

const count = z.int('must be a whole number').check(z.gte(0, 'must be at least 0'));

export const rowCountSchema = z
  .strictObject({
    type: z.literal('row_count'),
    min: z.optional(count.check(z.describe('Least number of rows.'))),
    max: z.optional(count.check(z.describe('Greatest number of rows.'))),
  })
  .check(
    z.refine(({ min, max }) => min !== undefined || max !== undefined, 'needs min or max'),
    z.refine(({ min = 0, max = min }) => min <= max, 'needs min not above max'),
    z.describe('The number of rows lies from min to max, both included.'),
  );

/** Expects a number of rows. */
export function expectRowCount({ type, min = 0, max }: z.infer<typeof rowCountSchema>): Expectation {
  return {
    add: () => {},
    finish: (rowCount) => {
      const passed = rowCount >= min && (max === undefined || rowCount <= max);
      const failures = passed ? 0 : 1;
      return { type, passed, checked: 1, failures, samples: [], observed: { rowCount } };
    },
  };
}
