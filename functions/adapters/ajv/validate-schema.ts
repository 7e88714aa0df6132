import * as z from 'zod/mini';
import { AppError } from '../../core/errors.ts';
import type { EndsInTime } from '../../core/ports.ts';
import { type DataRecord, type OpenRecordsPort, toGigabytes } from '../../core/tools/record-source.ts';
import {
  datasetParam,
  oneRecordsInput,
  recordsParams,
  toRecordsInput,
} from '../../core/tools/records-params.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import { visitRows } from '../../core/tools/visit-rows.ts';
import type { FindViolations, JsonSchema } from './compile-schema.ts';
import { isLarge } from './is-large.ts';
import { makeViolationTally } from './violation-tally.ts';

const params = z
  .strictObject({
    schema: z
      .record(z.string(), z.unknown(), 'must be an object')
      .check(z.describe('A JSON Schema (2020-12) that every row must meet. References stay within it.')),
    ...recordsParams,
    sampleLimit: z._default(
      z
        .int('must be a whole number')
        .check(
          z.minimum(0, 'must be at least 0'),
          z.maximum(100, 'must be at most 100'),
          z.describe('How many violations to show.'),
        ),
      10,
    ),
    dataset: datasetParam,
  })
  .check(oneRecordsInput);

const SLOW_PATTERN = { param: 'schema', reason: 'a pattern may backtrack without end' };

/** A row of more values than this counts its first violation only. */
const MAX_ROW_VALUES = 10_000;

/**
 * Checks rows against a JSON Schema. In a textual source (CSV) a number, boolean or null that the schema asks for is
 * read out of the text; an empty text is null where null is allowed.
 */
export function makeValidateSchema(openRecords: OpenRecordsPort, endsInTime: EndsInTime): Tool {
  return defineTool({
    name: 'validate_schema',
    description:
      'Checks records against a JSON Schema (2020-12): how many rows violate it, how often each keyword fails and ' +
      'where, and samples with row, pointer, message and value.',
    version: '1',
    cacheable: true,
    sideEffect: 'none',
    params,
    datasets: ({ dataset }) => (dataset === undefined ? [] : [dataset]),
    run: async ({ schema, sampleLimit, ...input }, { signal }) => {
      const makeFinder = await prepareSchema(schema);
      const opened = await openRecords(toRecordsInput(input));
      const findViolations = makeFinder(opened.textual);
      const tally = makeViolationTally(sampleLimit);
      const visit = (record: DataRecord, row: number) => {
        tally.add(record, violationsOf(record, row, findViolations));
      };
      await visitRows(opened, signal, endsInTime, { visit, blame: SLOW_PATTERN });
      return { ...tally.finish(), dataVolumeGb: toGigabytes(opened.bytesRead()) };
    },
  });
}

/** Refuses a bad schema before any file is opened. */
async function prepareSchema(schema: JsonSchema): Promise<(textual: boolean) => FindViolations> {
  // Loaded here, so that calls of other tools do not pay for ajv.
  const { compileSchema } = await import('./compile-schema.ts');
  const findInJson = compileSchema(schema, { textual: false, allErrors: true });
  return (textual) => {
    const findAll = textual ? compileSchema(schema, { textual, allErrors: true }) : findInJson;
    let findFirst: FindViolations | undefined;
    return (row) => {
      if (!isLarge(row, MAX_ROW_VALUES)) return findAll(row);
      findFirst ??= compileSchema(schema, { textual, allErrors: false });
      return findFirst(row);
    };
  };
}

function violationsOf(record: DataRecord, row: number, findViolations: FindViolations) {
  try {
    return findViolations(record);
  } catch (error) {
    throw error instanceof RangeError ? refersToItself(row) : error;
  }
}

function refersToItself(row: number): AppError {
  const detail = `has no end at row ${row}: it refers to itself`;
  return new AppError('invalid_params', `schema: ${detail}.`, [{ pointer: '#/schema', detail }]);
}
