import type { DataRecord } from '../../core/tools/record-source.ts';
import { compileExpression, type Evaluate } from './compile-expression.ts';
import { ExpressionFault } from './expression-fault.ts';
import type { Evaluated, ExpressionTask, OutputLimits, RowFault, Rows } from './expression-messages.ts';
import { toJson } from './to-json.ts';

/** Faults of rows that are told one by one. */
const SHOWN_FAULTS = 5;

/** Works out messages of rows in their order. Rejects with an ExpressionFault for what cannot be worked out. */
export type EvaluateRows = (rows: Rows) => Promise<Evaluated>;

/** The evaluator for a task; throws an ExpressionFault for what is no expression. */
export function makeRowEvaluator({ expression, mode, onError, limits }: ExpressionTask): EvaluateRows {
  const evaluate = compileExpression(expression);
  return mode === 'all' ? evaluateAll(evaluate, limits) : evaluateEach(evaluate, limits, onError);
}

function evaluateAll(evaluate: Evaluate, limits: OutputLimits): EvaluateRows {
  const all: DataRecord[] = [];
  const output = makeOutput(limits);
  return async ({ rows, isLast }) => {
    for (const row of rows) all.push(row);
    return output.take(isLast ? toList(await evaluate(all)) : [], []);
  };
}

function evaluateEach(
  evaluate: Evaluate,
  limits: OutputLimits,
  onError: ExpressionTask['onError'],
): EvaluateRows {
  const output = makeOutput(limits);
  let row = -1;
  return async ({ rows }) => {
    const [values, faults]: [unknown[], RowFault[]] = [[], []];
    for (const record of rows) {
      row++;
      try {
        for (const value of toList(await evaluate(record, { row }))) values.push(value);
      } catch (error) {
        if (!(error instanceof ExpressionFault)) throw error;
        if (onError === 'fail') throw new ExpressionFault(`${error.message}, at row ${row}`);
        faults.push({ row, message: error.message });
      }
    }
    return output.take(values, faults);
  };
}

/** JSONata does not tell a value from a list of one, or nothing from an empty list. */
function toList(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function makeOutput(limits: OutputLimits) {
  let [recordsLeft, bytesLeft, faultsLeft] = [limits.records, limits.bytes, SHOWN_FAULTS];
  const keep = (value: unknown): string[] => {
    if (recordsLeft === 0 || bytesLeft === 0) return [];
    const json = toJson(value);
    const bytes = Buffer.byteLength(json);
    recordsLeft--;
    bytesLeft = bytes > bytesLeft ? 0 : bytesLeft - bytes;
    return bytesLeft === 0 ? [] : [json];
  };
  return {
    take: (values: readonly unknown[], faults: readonly RowFault[]): Evaluated => {
      const shown = faults.slice(0, faultsLeft);
      faultsLeft -= shown.length;
      const records = values.flatMap(keep);
      return { records, count: values.length, faults: shown, faultCount: faults.length };
    },
  };
}
