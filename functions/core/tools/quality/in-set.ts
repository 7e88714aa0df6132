import * as z from 'zod/mini';
import { fromText } from '../profile/typed-value.ts';
import { checkValues } from './check-values.ts';
import type { CheckContext, Expectation } from './expectation.ts';
import { columnParam, toleranceParam } from './expectation-params.ts';

const member = z.union([z.string(), z.number(), z.boolean()], 'must be a text, a number, true or false');

export const inSetSchema = z
  .strictObject({
    type: z.literal('in_set'),
    column: columnParam,
    values: z
      .array(member)
      .check(
        z.minLength(1, 'must have a value'),
        z.maxLength(10_000, 'must have at most 10,000 values'),
        z.describe('The values allowed. In JSON "1" and 1 differ; in CSV the text 1 is both.'),
      ),
    tolerance: toleranceParam,
  })
  .check(z.describe('Every value is one of a list; null is passed over.'));

/** Expects values of a list. Text of a textual source fits a member that it equals or reads as. */
export function expectInSet(params: z.infer<typeof inSetSchema>, context: CheckContext): Expectation {
  const members: ReadonlySet<unknown> = new Set(params.values);
  const accepts = (value: unknown) => members.has(value) || (context.textual && members.has(readOut(value)));
  return checkValues({ ...params, accepts }, context);
}

function readOut(value: unknown): unknown {
  const typed = fromText(value);
  if ('number' in typed) return typed.number;
  return typed.kind === 'boolean' ? String(value).trim().toLowerCase() === 'true' : value;
}
