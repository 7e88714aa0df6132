import * as z from 'zod/mini';
import { checkValues } from './check-values.ts';
import type { CheckContext, Expectation } from './expectation.ts';
import { columnParam, toleranceParam } from './expectation-params.ts';

export const matchesSchema = z
  .strictObject({
    type: z.literal('matches'),
    column: columnParam,
    pattern: z
      .string()
      .check(
        z.minLength(1, 'must not be empty'),
        z.maxLength(1_000, 'must be at most 1,000 characters'),
        z.describe(
          'RE2 regular expression, found anywhere in the value; write ^…$ for the whole. No look-around, no back-reference.',
        ),
      ),
    tolerance: toleranceParam,
  })
  .check(z.describe('Every value matches a pattern; numbers are matched as written, null is passed over.'));

/**
 * Says whether a text has a match. Throws AppError `invalid_params` for a pattern that is none or that no linear time
 * allows. The test takes time in proportion to the text.
 */
export type CompilePattern = (pattern: string) => (text: string) => boolean;

/** Expects a match in every value; objects and arrays have none. */
export function expectMatches(
  params: z.infer<typeof matchesSchema>,
  context: CheckContext,
  compilePattern: CompilePattern,
): Expectation {
  const hasMatch = compilePattern(params.pattern);
  const accepts = (value: unknown) => {
    if (typeof value === 'string') return hasMatch(value);
    return (typeof value === 'number' || typeof value === 'boolean') && hasMatch(String(value));
  };
  return checkValues({ ...params, accepts }, context);
}
