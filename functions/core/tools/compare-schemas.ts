import * as z from 'zod/mini';
import type { OpenRecordsPort } from './record-source.ts';
import { datasetParam, recordsParams } from './records-params.ts';
import { defineTool, type Tool } from './tool.ts';

const side = z
  .strictObject({
    schema: z.optional(
      z
        .record(z.string(), z.unknown(), 'must be an object')
        .check(z.describe('A JSON Schema (2020-12) of a row. References stay within it.')),
    ),
    ...recordsParams,
  })
  .check(
    z.refine(
      (given) => Object.values(given).filter((value) => value !== undefined).length === 1,
      'needs one of schema, records and source',
    ),
  );

const params = z.strictObject({
  before: side.check(z.describe('What was: a schema, or rows to read one from.')),
  after: side.check(z.describe('What is now: a schema, or rows to read one from.')),
  dataset: datasetParam,
});

/** Compares columns, kinds of values, nullability and presence; other constraints of a schema are not looked at. */
export function makeCompareSchemas(openRecords: OpenRecordsPort): Tool {
  return defineTool({
    name: 'compare_schemas',
    description:
      'Compares two JSON Schemas, two samples, or one of each: columns added, removed and retyped, and changed ' +
      'nullability, each with whom it breaks (readers, writers) and why. Nested columns are named like address.city ' +
      'and tags[]. Other constraints (patterns, limits, enums) are not compared.',
    version: '2',
    cacheable: true,
    sideEffect: 'none',
    params,
    datasets: ({ dataset }) => (dataset === undefined ? [] : [dataset]),
    run: async (sides, { signal }) => {
      const { compareSides } = await import('./schemas/compare-sides.ts');
      return await compareSides(sides, openRecords, signal);
    },
  });
}
