import { AppError } from '../../errors.ts';
import type { ValueKind } from '../profile/typed-value.ts';

/** What a column may hold; `date` is text in ISO 8601 form. */
export interface ColumnShape {
  /** Empty for a column that is always null. */
  readonly kinds: ReadonlySet<ValueKind>;
  readonly nullable: boolean;
  /** False when a row may lack the column. */
  readonly required: boolean;
  /** True when an object there may have no other members. */
  readonly closed: boolean;
}

/** Columns by their path: `name`, `address.city`, `tags[]`. */
export interface Shape {
  /** A schema says what data must be like; a sample shows what it is like. */
  readonly origin: 'schema' | 'sample';
  readonly columns: ReadonlyMap<string, ColumnShape>;
  /** True when a row may have no other columns. */
  readonly closed: boolean;
}

/** Every kind there is: what a schema without a type allows. */
export const ALL_KINDS: ReadonlySet<ValueKind> = new Set([
  'integer',
  'number',
  'date',
  'string',
  'boolean',
  'object',
  'array',
]);

/** Columns of one shape. */
const MOST_COLUMNS = 5_000;

/** Deepest path that is followed; what lies below is not compared. */
export const MOST_LEVELS = 8;

/** Throws AppError `invalid_params` past 5,000 columns. */
export function checkColumnCount(count: number): void {
  if (count > MOST_COLUMNS)
    throw new AppError('invalid_params', `There are more than ${MOST_COLUMNS} columns to compare.`);
}

/** True when values of the kind are values of one of the kinds: an integer is a number, a date is a string. */
export function isCovered(kind: ValueKind, kinds: ReadonlySet<ValueKind>): boolean {
  if (kinds.has(kind)) return true;
  return (kind === 'integer' && kinds.has('number')) || (kind === 'date' && kinds.has('string'));
}

/** The kinds without those that another one covers. */
export function withoutCovered(kinds: ReadonlySet<ValueKind>): ReadonlySet<ValueKind> {
  const covers = (kind: ValueKind) => new Set([...kinds].filter((other) => other !== kind));
  return new Set([...kinds].filter((kind) => !isCovered(kind, covers(kind))));
}

/** The kinds in words: `integer`, `number or string`, `any`, `no value`. */
export function describeKinds(kinds: ReadonlySet<ValueKind>): string {
  if (kinds.size === 0) return 'no value';
  const isAny = [...ALL_KINDS].every((kind) => isCovered(kind, kinds));
  return isAny ? 'any' : [...kinds].sort().join(' or ');
}
