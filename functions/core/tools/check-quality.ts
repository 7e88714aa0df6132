import * as z from 'zod/mini';
import type { EndsInTime, Sha256 } from '../ports.ts';
import { expectationSchema, makeExpectation } from './quality/expectations.ts';
import type { CompilePattern } from './quality/matches.ts';
import { type OpenRecordsPort, toGigabytes } from './record-source.ts';
import { datasetParam, oneRecordsInput, recordsParams, toRecordsInput } from './records-params.ts';
import { defineTool, type Tool } from './tool.ts';
import { visitRows } from './visit-rows.ts';

const params = z
  .strictObject({
    ...recordsParams,
    expectations: z
      .array(expectationSchema)
      .check(
        z.minLength(1, 'must have an expectation'),
        z.maxLength(100, 'must have at most 100 expectations'),
        z.describe('What is expected of the rows; each passes or fails by itself.'),
      ),
    sampleLimit: z._default(
      z
        .int('must be a whole number')
        .check(
          z.gte(0, 'must be at least 0'),
          z.lte(100, 'must be at most 100'),
          z.describe('How many failed rows to show for each expectation.'),
        ),
      5,
    ),
    dataset: datasetParam,
  })
  .check(oneRecordsInput);

interface Ports {
  readonly openRecords: OpenRecordsPort;
  readonly endsInTime: EndsInTime;
  readonly sha256: Sha256;
  /** Loads what compiles patterns; only called when an expectation has one. */
  readonly loadPatterns: () => Promise<CompilePattern>;
}

const SLOW_PATTERN = { param: 'expectations', reason: 'a pattern is too large for so long a text' };

/** Checks every expectation in one pass over the rows, in memory that does not grow with them but for unique. */
export function makeCheckQuality({ openRecords, endsInTime, sha256, loadPatterns }: Ports): Tool {
  return defineTool({
    name: 'check_quality',
    description:
      'Checks records against expectations (not_null, unique, range, in_set, matches, row_count, freshness): whether ' +
      'each passes, how many values were checked and failed, and samples with row number and values.',
    version: '2',
    cacheable: true,
    // A row that was fresh a while ago may not be now.
    isCacheable: ({ expectations }) => expectations.every(({ type }) => type !== 'freshness'),
    sideEffect: 'none',
    params,
    datasets: ({ dataset }) => (dataset === undefined ? [] : [dataset]),
    run: async ({ expectations, sampleLimit, ...input }, { signal, nowMs }) => {
      const hasPattern = expectations.some(({ type }) => type === 'matches');
      const compilePattern = hasPattern ? await loadPatterns() : refuseAll;
      const make = (textual: boolean) =>
        expectations.map((each) =>
          makeExpectation(each, { textual, sampleLimit, nowMs }, { sha256, compilePattern }),
        );
      // Refuses a bad pattern before any file is opened.
      make(false);
      const opened = await openRecords(toRecordsInput(input));
      const checks = make(opened.textual);
      const rowCount = await visitRows(opened, signal, endsInTime, {
        visit: (record, row) => {
          for (const check of checks) check.add(record, row);
        },
        blame: SLOW_PATTERN,
      });
      const results = checks.map((check) => check.finish(rowCount));
      const failed = results.filter((result) => !result.passed).length;
      return {
        passed: failed === 0,
        rowCount,
        passedCount: results.length - failed,
        failedCount: failed,
        expectations: results,
        dataVolumeGb: toGigabytes(opened.bytesRead()),
      };
    },
  });
}

function refuseAll(): never {
  throw new Error('no expectation has a pattern');
}
