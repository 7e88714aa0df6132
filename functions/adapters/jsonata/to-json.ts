import { nestsDeeper } from '../../core/text/nests-deeper.ts';
import { ExpressionFault } from './expression-fault.ts';

/** Deepest nesting of a value that is given back. */
const MOST_DEPTH = 100;

/** JSON text of a value of JSONata; throws an ExpressionFault for a function and for what nests too deep. */
export function toJson(value: unknown): string {
  refuseFunctions('', value);
  if (nestsDeeper(value, MOST_DEPTH))
    throw new ExpressionFault(`gives a value that nests deeper than ${MOST_DEPTH} levels`);
  return JSON.stringify(value, refuseFunctions) ?? 'null';
}

function refuseFunctions(_: string, value: unknown): unknown {
  if (isFunction(value)) throw new ExpressionFault('gives a function, which is no data');
  return value;
}

function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    ('_jsonata_function' in value || '_jsonata_lambda' in value)
  );
}
