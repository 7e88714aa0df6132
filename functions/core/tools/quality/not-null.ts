import * as z from 'zod/mini';
import { isNull } from './cell.ts';
import { checkValues } from './check-values.ts';
import type { CheckContext, Expectation } from './expectation.ts';
import { columnParam, toleranceParam } from './expectation-params.ts';

export const notNullSchema = z
  .strictObject({ type: z.literal('not_null'), column: columnParam, tolerance: toleranceParam })
  .check(z.describe('Every row has a value: not null, not missing and, in CSV, not empty.'));

/** Expects a value in every row. */
export function expectNotNull(params: z.infer<typeof notNullSchema>, context: CheckContext): Expectation {
  const accepts = (value: unknown) => !isNull(value, context.textual);
  return checkValues({ ...params, judgesNull: true, accepts }, context);
}
