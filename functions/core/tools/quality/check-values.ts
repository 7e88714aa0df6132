import { cellOf, isNull, toShown } from './cell.ts';
import type { CheckContext, Expectation, FailedRow } from './expectation.ts';

export interface ValueRule {
  readonly type: string;
  readonly column: string;
  /** From 0 to 1. */
  readonly tolerance: number;
  /** True when null is judged like any other value; else it is passed over. */
  readonly judgesNull?: boolean;
  /** Whether a value is as expected. */
  readonly accepts: (value: unknown) => boolean;
}

/** An expectation that judges each value of one column by itself. It fails where rows came and none has the column. */
export function checkValues(rule: ValueRule, { textual, sampleLimit }: CheckContext): Expectation {
  const { type, column, tolerance, judgesNull = false, accepts } = rule;
  const samples: FailedRow[] = [];
  let [checked, failures, isKnown] = [0, 0, false];
  return {
    add: (record, row) => {
      isKnown ||= Object.hasOwn(record, column);
      const value = cellOf(record, column);
      if (!judgesNull && isNull(value, textual)) return;
      checked++;
      if (accepts(value)) return;
      failures++;
      if (samples.length < sampleLimit) samples.push({ row, values: { [column]: toShown(value) } });
    },
    finish: (rowCount) => ({
      type,
      column,
      passed: isTolerated(failures, checked, tolerance) && (isKnown || rowCount === 0),
      checked,
      failures,
      ...(isKnown || rowCount === 0 ? {} : { note: noSuchColumn(column) }),
      samples,
    }),
  };
}

/** Whether at most that share of the checked failed. As a quotient, since 0.29 × 100 comes out below 29. */
export function isTolerated(failures: number, checked: number, tolerance: number): boolean {
  return failures === 0 || failures / checked <= tolerance;
}

/** What a reply says of a column that occurs in no row. */
export function noSuchColumn(column: string): string {
  return `No row has a column ${JSON.stringify(column)}.`;
}
