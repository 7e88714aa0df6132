import type { DataRecord } from '../record-source.ts';

/** A row that does not meet an expectation. */
export interface FailedRow {
  /** 0-based. */
  readonly row: number;
  /** What the row has in the columns that the expectation is about; text is cut at 120 characters. */
  readonly values: Readonly<Record<string, ShownValue>>;
  /** Of a repeated value: the row that had it first. */
  readonly firstRow?: number;
}

export type ShownValue = string | number | boolean | null;

/** What came of one expectation over all rows. */
export interface ExpectationResult {
  readonly type: string;
  /** The column, or the columns with commas between; absent for the number of rows. */
  readonly column?: string;
  readonly passed: boolean;
  /** Values that were judged; null is judged by not_null only. */
  readonly checked: number;
  readonly failures: number;
  /** What the counts cannot say, such as a column that no row has. */
  readonly note?: string;
  /** The first failures, in the order of the rows. */
  readonly samples: readonly FailedRow[];
  /** Figures of the expectation's own. */
  readonly observed?: Readonly<Record<string, ShownValue>>;
}

/** One expectation at work: it sees every row once. */
export interface Expectation {
  readonly add: (record: DataRecord, row: number) => void;
  readonly finish: (rowCount: number) => ExpectationResult;
}

/** What every expectation needs to know of the rows and of the reply. */
export interface CheckContext {
  /** True when numbers and dates have to be read out of text, and empty text is null. */
  readonly textual: boolean;
  /** Failures shown for each expectation. */
  readonly sampleLimit: number;
  readonly nowMs: number;
}
