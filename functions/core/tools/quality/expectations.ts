import * as z from 'zod/mini';
import type { Sha256 } from '../../ports.ts';
import type { CheckContext, Expectation } from './expectation.ts';
import { expectFreshness, freshnessSchema } from './freshness.ts';
import { expectInSet, inSetSchema } from './in-set.ts';
import { type CompilePattern, expectMatches, matchesSchema } from './matches.ts';
import { expectNotNull, notNullSchema } from './not-null.ts';
import { expectRange, rangeSchema } from './range.ts';
import { expectRowCount, rowCountSchema } from './row-count.ts';
import { expectUnique, uniqueSchema } from './unique.ts';

/** One expectation, told apart by its `type`. */
export const expectationSchema = z.discriminatedUnion(
  'type',
  [notNullSchema, uniqueSchema, rangeSchema, inSetSchema, matchesSchema, rowCountSchema, freshnessSchema],
  'must have a type: not_null, unique, range, in_set, matches, row_count or freshness',
);

export type ExpectationParams = z.infer<typeof expectationSchema>;

export interface ExpectationPorts {
  readonly sha256: Sha256;
  readonly compilePattern: CompilePattern;
}

/** The expectation at work. Throws AppError `invalid_params` for a pattern that cannot be used. */
export function makeExpectation(
  params: ExpectationParams,
  context: CheckContext,
  { sha256, compilePattern }: ExpectationPorts,
): Expectation {
  switch (params.type) {
    case 'not_null':
      return expectNotNull(params, context);
    case 'unique':
      return expectUnique(params, context, sha256);
    case 'range':
      return expectRange(params, context);
    case 'in_set':
      return expectInSet(params, context);
    case 'matches':
      return expectMatches(params, context, compilePattern);
    case 'row_count':
      return expectRowCount(params);
    case 'freshness':
      return expectFreshness(params, context);
  }
}
