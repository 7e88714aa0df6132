import * as z from 'zod/mini';
import type { CancelSignal } from '../ports.ts';
import { type OpenRecordsPort, rowsUntil, toGigabytes } from './record-source.ts';
import { datasetParam, recordsParams, toRecordsInput } from './records-params.ts';
import { compareShapes } from './schemas/compare-shapes.ts';
import type { Shape } from './schemas/shape.ts';
import { makeShapeFinder } from './schemas/shape-of-rows.ts';
import { shapeOfSchema } from './schemas/shape-of-schema.ts';
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

type Side = z.infer<typeof side>;

/** Compares columns, kinds of values, nullability and presence; other constraints of a schema are not looked at. */
export function makeCompareSchemas(openRecords: OpenRecordsPort): Tool {
  return defineTool({
    name: 'compare_schemas',
    description:
      'Compares two JSON Schemas, two samples, or one of each: columns added, removed and retyped, and changed ' +
      'nullability, each with whom it breaks (readers, writers) and why. Nested columns are named like address.city ' +
      'and tags[]. Other constraints (patterns, limits, enums) are not compared.',
    version: '1',
    cacheable: true,
    sideEffect: 'none',
    params,
    datasets: ({ dataset }) => (dataset === undefined ? [] : [dataset]),
    run: async ({ before, after }, { signal }) => {
      const from = await readSide(before, openRecords, signal);
      const to = await readSide(after, openRecords, signal);
      return {
        ...compareShapes(from.shape, to.shape),
        before: from.facts,
        after: to.facts,
        dataVolumeGb: toGigabytes(from.bytes + to.bytes),
      };
    },
  });
}

interface ReadSide {
  readonly shape: Shape;
  readonly facts: { readonly columns: number; readonly rows?: number };
  readonly bytes: number;
}

async function readSide(
  { schema, ...given }: Side,
  openRecords: OpenRecordsPort,
  signal: CancelSignal,
): Promise<ReadSide> {
  if (schema !== undefined) {
    const shape = shapeOfSchema(schema);
    return { shape, facts: { columns: shape.columns.size }, bytes: 0 };
  }
  const opened = await openRecords(toRecordsInput(given));
  const finder = makeShapeFinder(opened.textual);
  let rows = 0;
  for await (const row of rowsUntil(opened, signal)) {
    finder.add(row);
    rows++;
  }
  const shape = finder.finish();
  return { shape, facts: { columns: shape.columns.size, rows }, bytes: opened.bytesRead() };
}
