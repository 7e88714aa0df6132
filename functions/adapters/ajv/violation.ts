import type { ErrorObject } from 'ajv';
import { shortText } from '../../core/tools/profile/short-text.ts';
import type { DataRecord } from '../../core/tools/record-source.ts';

export interface Violation {
  /** 0-based. */
  readonly row: number;
  /** RFC 6901 pointer into the row; of a missing or an unexpected member the pointer of that member. */
  readonly pointer: string;
  readonly message: string;
  /** The value there, text cut at 120 characters and objects as JSON text; absent when it is missing. */
  readonly value?: string | number | boolean | null;
}

/** What an error of ajv says of a row. */
export function toViolation(row: DataRecord, rowIndex: number, error: ErrorObject): Violation {
  const pointer = error.instancePath + memberOf(error);
  const value = valueAt(row, pointer);
  return {
    row: rowIndex,
    pointer: shortText(pointer),
    message: shortText(error.message ?? error.keyword),
    ...(value === undefined ? {} : { value: toShown(value) }),
  };
}

function memberOf({ params }: ErrorObject): string {
  const member: unknown =
    params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'];
  return typeof member === 'string' ? `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
}

function valueAt(row: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce(
    (value: unknown, step) => memberAt(value, step.replaceAll('~1', '/').replaceAll('~0', '~')),
    row,
  );
}

function memberAt(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function toShown(value: unknown): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return shortText(typeof value === 'string' ? value : JSON.stringify(value));
}
