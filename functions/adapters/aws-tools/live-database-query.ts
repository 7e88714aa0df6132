import { setTimeout } from 'node:timers/promises';
import type * as Athena from '@aws-sdk/client-athena';
import * as z from 'zod/mini';
import { AppError } from '../../core/errors.ts';
import { lazily } from '../../core/lazily.ts';
import type { CancelSignal } from '../../core/ports.ts';
import { headOf } from '../../core/text/code-points.ts';
import { readOnlyFault } from '../../core/tools/aws/read-only-sql.ts';
import { requireSetting } from '../../core/tools/aws/tool-setting.ts';
import { toGigabytes } from '../../core/tools/record-source.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import { toRows } from './athena-rows.ts';
import { CLIENT_OPTIONS, callAws, toAbortSignal } from './aws-call.ts';

/** Where queries run; without an output the workgroup says where results go. */
export interface AthenaPlace {
  readonly workgroup: string | undefined;
  readonly database: string | undefined;
  readonly output: string | undefined;
}

const params = z.strictObject({
  sql: z
    .string()
    .check(
      z.maxLength(100_000, 'must be at most 100,000 characters'),
      z.describe('One statement that only reads: SELECT, WITH, SHOW or DESCRIBE.'),
    ),
  maxRows: z._default(
    z
      .int('must be a whole number')
      .check(
        z.gte(1, 'must be at least 1'),
        z.lte(999, 'must be at most 999'),
        z.describe('How many rows to give at most.'),
      ),
    100,
  ),
});

const FIRST_POLL_MS = 100;
const LONGEST_POLL_MS = 1000;

/** The tool that runs one read-only statement on Athena; a query that is not done in the call's time is stopped. */
export function makeLiveDatabaseQuery(place: AthenaPlace): Tool {
  const load = lazily(async () => {
    const sdk = await import('@aws-sdk/client-athena');
    return { sdk, athena: new sdk.AthenaClient(CLIENT_OPTIONS) };
  });
  return defineTool({
    name: 'live_database_query',
    description:
      'Runs one read-only SQL statement on Athena: columns with their types, rows as objects, whether there were more, ' +
      'and the data scanned. Numbers beyond 2^53 and decimals come as text.',
    version: '1',
    cacheable: false,
    sideEffect: 'none',
    params,
    run: async ({ sql, maxRows }, { signal }) => {
      const workgroup = requireSetting('live_database_query', place.workgroup);
      const fault = readOnlyFault(sql);
      if (fault !== undefined)
        throw new AppError('invalid_params', `sql ${fault}.`, [{ pointer: '#/sql', detail: fault }]);
      const running = { ...(await load()), signal };
      const queryId = await startQuery(running, sql, { ...place, workgroup });
      const execution = await ended(running, queryId);
      const { columns, rows, hasMore } = await readRows(running, queryId, execution, maxRows);
      return {
        columns,
        rows,
        rowCount: rows.length,
        truncated: hasMore,
        executionMs: execution.Statistics?.EngineExecutionTimeInMillis ?? 0,
        dataVolumeGb: toGigabytes(execution.Statistics?.DataScannedInBytes ?? 0),
      };
    },
  });
}

interface Running {
  readonly sdk: typeof Athena;
  readonly athena: Athena.AthenaClient;
  readonly signal: CancelSignal;
}

async function startQuery(
  { sdk, athena, signal }: Running,
  sql: string,
  { workgroup, database, output }: AthenaPlace,
): Promise<string> {
  const start = new sdk.StartQueryExecutionCommand({
    QueryString: sql,
    WorkGroup: workgroup,
    ...(database === undefined ? {} : { QueryExecutionContext: { Database: database } }),
    ...(output === undefined ? {} : { ResultConfiguration: { OutputLocation: output } }),
  });
  const { QueryExecutionId } = await callAws('Athena', signal, (abort) => athena.send(start, abort));
  if (QueryExecutionId === undefined) throw new AppError('unavailable', 'Athena gave the query no id.');
  return QueryExecutionId;
}

/** The query once it has succeeded; stops it when the call is aborted or fails. */
async function ended(running: Running, QueryExecutionId: string): Promise<Athena.QueryExecution> {
  const { sdk, athena, signal } = running;
  try {
    for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 1.5, LONGEST_POLL_MS)) {
      const ask = new sdk.GetQueryExecutionCommand({ QueryExecutionId });
      const { QueryExecution } = await callAws('Athena', signal, (abort) => athena.send(ask, abort));
      const { State, StateChangeReason = '' } = QueryExecution?.Status ?? {};
      if (State === 'SUCCEEDED' && QueryExecution !== undefined) return QueryExecution;
      if (State === 'FAILED' || State === 'CANCELLED')
        throw new AppError(
          'invalid_params',
          `The query ${State.toLowerCase()}: ${headOf(StateChangeReason, 500)}`,
        );
      await setTimeout(pollMs, undefined, { signal: toAbortSignal(signal) });
    }
  } catch (error) {
    if (signal.aborted) await stop(running, QueryExecutionId);
    throw error;
  }
}

/** The call is over already, so this has a little time of its own and its failure no reader. */
async function stop({ sdk, athena }: Running, QueryExecutionId: string): Promise<void> {
  const stopping = new sdk.StopQueryExecutionCommand({ QueryExecutionId });
  await athena.send(stopping, { abortSignal: AbortSignal.timeout(2000) }).catch(() => {});
}

async function readRows(
  { sdk, athena, signal }: Running,
  QueryExecutionId: string,
  { StatementType }: Athena.QueryExecution,
  maxRows: number,
) {
  // The first row of a SELECT's page holds the names, and no page has more than 1,000.
  const ask = new sdk.GetQueryResultsCommand({ QueryExecutionId, MaxResults: maxRows + 1 });
  const { ResultSet, NextToken } = await callAws('Athena', signal, (abort) => athena.send(ask, abort));
  const { columns, rows } = toRows(ResultSet, StatementType === 'DML');
  return {
    columns,
    rows: rows.slice(0, maxRows),
    hasMore: rows.length > maxRows || NextToken !== undefined,
  };
}
