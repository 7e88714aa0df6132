import * as z from 'zod/mini';
import { AppError } from '../../core/errors.ts';
import type { CancelSignal } from '../../core/ports.ts';
import { MAX_COLLECTED_BYTES, type RowTransform, tooManyRows } from '../../core/tools/collect-rows.ts';
import { expressionText } from '../../core/tools/expression-param.ts';
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
import type { Evaluated, ExpressionTask, Mode, OutputLimits, RowFault, Rows } from './expression-messages.ts';
import { type ExpressionRunner, startExpressionRunner } from './expression-runner.ts';
import { makeSlots } from './slots.ts';

const params = z
  .strictObject({
    expression: expressionText.check(
      z.describe('JSONata. Values of CSV are text: $number(price). Patterns are RE2: no look-around.'),
    ),
    mode: z._default(
      z
        .enum(['all', 'each'])
        .check(
          z.describe(
            'all: the expression sees the list of all rows (up to 20 MB), as in $sum(amount). each: it sees one row ' +
              'after the other, its 0-based number in $row, and gives a row, several or none; for files of any size.',
          ),
        ),
      'all',
    ),
    ...recordsParams,
    limit: z._default(
      z
        .int('must be a whole number')
        .check(
          z.gte(0, 'must be at least 0'),
          z.lte(10_000, 'must be at most 10,000'),
          z.describe('How many values to give back, within 1 MB; all are counted.'),
        ),
      1_000,
    ),
    onError: z._default(
      z
        .enum(['fail', 'skip'])
        .check(
          z.describe(
            'With mode each: whether a row that the expression cannot take ends the call or is left out.',
          ),
        ),
      'fail',
    ),
    dataset: datasetParam,
  })
  .check(oneRecordsInput);

type Params = z.infer<typeof params>;

/** UTF-8 bytes of JSON that a call gives back. */
const MOST_OUTPUT_BYTES = 1_000_000;

/** Bytes of rows that an expression may see at once. */
const MOST_BYTES_AT_ONCE = 20_000_000;

/** Rows handed to the process in one message. */
const ROWS_PER_GROUP = 500;

/** Processes at a time: with their memory they stay within a function of 1,024 MB. */
const PROCESSES = 3;

/** Works out a JSONata expression over records in a process of its own, which ends with the call's time. */
export function makeTransformRecords(openRecords: OpenRecordsPort): Tool {
  const slots = makeSlots(PROCESSES);
  return defineTool({
    name: 'transform_records',
    description:
      'Works out a JSONata expression over records: select, filter, compute, group, sum. The result holds records (what ' +
      'it gives: always a list, one value is a list of one), recordCount, truncated past the limits, and rowCount read.',
    version: '1',
    cacheable: true,
    isCacheable: ({ expression }) => !/\$(?:now|millis|random|shuffle|eval)\b/.test(expression),
    sideEffect: 'none',
    params,
    datasets: ({ dataset }) => (dataset === undefined ? [] : [dataset]),
    run: async (params, { signal }) =>
      await slots.run(() =>
        transform(openRecords, params, { records: params.limit, bytes: MOST_OUTPUT_BYTES }, signal),
      ),
  });
}

/** Collects what the expression gives for the rows of a source. */
export function makeCollectTransformed(openRecords: OpenRecordsPort) {
  return async (
    source: string,
    { expression, mode }: RowTransform,
    signal: CancelSignal,
  ): Promise<readonly DataRecord[]> => {
    const params = { expression, mode, onError: 'fail', source } as const;
    const limits = { records: Number.MAX_SAFE_INTEGER, bytes: MAX_COLLECTED_BYTES };
    const { records, truncated } = await transform(openRecords, params, limits, signal);
    if (truncated) throw tooManyRows();
    return records.map(toRecord);
  };
}

function toRecord(value: unknown): DataRecord {
  const parsed = z.record(z.string(), z.unknown()).safeParse(value);
  if (parsed.success) return parsed.data;
  const detail = 'must give objects, from column name to value';
  throw new AppError('invalid_params', `expression: ${detail}.`, [{ pointer: '#/expression', detail }]);
}

async function transform(
  openRecords: OpenRecordsPort,
  params: Pick<Params, 'expression' | 'mode' | 'onError' | 'records' | 'source'>,
  limits: OutputLimits,
  signal: CancelSignal,
) {
  const { expression, mode, onError, records, source } = params;
  const task: ExpressionTask = { expression, mode, onError, limits };
  const runner = await startExpressionRunner(task);
  const forget = whenAborted(signal, runner.stop);
  try {
    const opened = await openRecords(toRecordsInput({ records, source }));
    const tally = await evaluateRows(runner, opened, mode, signal);
    return { ...tally, dataVolumeGb: toGigabytes(opened.bytesRead()) };
  } finally {
    forget();
    runner.stop();
  }
}

/** Calls back at the abort, at once if that was before. */
function whenAborted(signal: CancelSignal, callBack: () => void): () => void {
  if (signal.aborted) callBack();
  if (!(signal instanceof AbortSignal)) return () => {};
  signal.addEventListener('abort', callBack);
  return () => signal.removeEventListener('abort', callBack);
}

async function evaluateRows(runner: ExpressionRunner, opened: OpenRecords, mode: Mode, signal: CancelSignal) {
  const records: unknown[] = [];
  const faults: RowFault[] = [];
  let [rowCount, recordCount, failedRows] = [0, 0, 0];
  const take = (part: Evaluated) => {
    for (const json of part.records) records.push(JSON.parse(json));
    faults.push(...part.faults);
    recordCount += part.count;
    failedRows += part.faultCount;
  };
  for await (const group of rowGroups(opened, signal)) {
    if (mode === 'all' && opened.bytesRead() > MOST_BYTES_AT_ONCE) throw tooMuchAtOnce();
    rowCount += group.rows.length;
    take(await runner.evaluate(group));
  }
  const failed = failedRows === 0 ? {} : { failedRows, failures: faults };
  return { rowCount, recordCount, truncated: recordCount > records.length, records, ...failed };
}

/** The rows in groups, of which the last one says so and may be empty. */
async function* rowGroups(opened: OpenRecords, signal: CancelSignal): AsyncGenerator<Rows> {
  let rows: DataRecord[] = [];
  for await (const row of rowsUntil(opened, signal)) {
    rows.push(row);
    if (rows.length < ROWS_PER_GROUP) continue;
    yield { rows, isLast: false };
    rows = [];
  }
  yield { rows, isLast: true };
}

function tooMuchAtOnce(): AppError {
  const detail = `all takes up to ${MOST_BYTES_AT_ONCE / 1e6} MB of rows; each takes any number, one after the other`;
  return new AppError('invalid_params', `mode: ${detail}.`, [{ pointer: '#/mode', detail }]);
}
