import * as z from 'zod/mini';
import { AppError } from '../../core/errors.ts';
import type { CancelSignal } from '../../core/ports.ts';
import {
  type DataRecord,
  type OpenRecords,
  type OpenRecordsPort,
  rowsUntil,
  toGigabytes,
} from '../../core/tools/record-source.ts';
import {
  datasetParam,
  oneRecordsInput,
  recordsParams,
  toRecordsInput,
} from '../../core/tools/records-params.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import type { FindViolations, JsonSchema } from './compile-schema.ts';
import { isLarge } from './is-large.ts';
import { endsInTime } from './time-limit.ts';
import { makeViolationTally, type ViolationTally } from './violation-tally.ts';

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

/** Rows that are checked in one go, and the time they have: a pattern that backtracks without end is stopped there. */
const BATCH = { rows: 200, bytes: 1e6, timeoutMs: 2_000 };

/** A row of more values than this counts its first violation only. */
const MAX_ROW_VALUES = 10_000;

/**
 * Checks rows against a JSON Schema. In a textual source (CSV) a number, boolean or null that the schema asks for is
 * read out of the text; an empty text is null where null is allowed.
 */
export function makeValidateSchema(openRecords: OpenRecordsPort): Tool {
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
      const tally = makeViolationTally(sampleLimit);
      await checkRows(opened, makeFinder(opened.textual), tally, signal);
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

async function checkRows(
  opened: OpenRecords,
  findViolations: FindViolations,
  tally: ViolationTally,
  signal: CancelSignal,
): Promise<void> {
  let checked = 0;
  for await (const rows of batches(opened, signal)) {
    checkBatch(rows, checked, findViolations, tally);
    checked += rows.length;
  }
}

async function* batches(opened: OpenRecords, signal: CancelSignal): AsyncGenerator<readonly DataRecord[]> {
  let [batch, bytesBefore]: [DataRecord[], number] = [[], 0];
  for await (const row of rowsUntil(opened, signal)) {
    batch.push(row);
    if (batch.length < BATCH.rows && opened.bytesRead() - bytesBefore < BATCH.bytes) continue;
    yield batch;
    [batch, bytesBefore] = [[], opened.bytesRead()];
  }
  yield batch;
}

function checkBatch(
  rows: readonly DataRecord[],
  firstRow: number,
  findViolations: FindViolations,
  tally: ViolationTally,
): void {
  let row = firstRow;
  const checkAll = () => {
    for (const record of rows) {
      tally.add(record, findViolations(record));
      row++;
    }
  };
  try {
    if (!endsInTime(checkAll, BATCH.timeoutMs)) throw tooSlow(row);
  } catch (error) {
    throw error instanceof RangeError ? refusal(`has no end at row ${row}: it refers to itself`) : error;
  }
}

function tooSlow(row: number): AppError {
  return refusal(
    `takes over ${BATCH.timeoutMs / 1000} seconds at row ${row}; a pattern may backtrack without end`,
  );
}

function refusal(detail: string): AppError {
  return new AppError('invalid_params', `schema: ${detail}.`, [{ pointer: '#/schema', detail }]);
}
