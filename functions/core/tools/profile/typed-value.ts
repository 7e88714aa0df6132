import { isoDateMs } from './iso-date.ts';

/** What one value is; text in ISO 8601 form is a date, in JSON too, which has no dates of its own. */
export type TypedValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'integer' | 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly text: string; readonly timeMs: number }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'boolean' | 'object' | 'array' };

export type ValueKind = Exclude<TypedValue['kind'], 'null'>;

const WHOLE = /^[+-]?(?:0|[1-9]\d*)$/;

/** Needs a point or a signed exponent, as programs write them: 0E8 is an airport. */
const FRACTIONAL = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*(?:e[+-]?\d+)?|e[+-]\d+)|\.\d+(?:e[+-]?\d+)?)$/i;

/** What a JSON value is: 2.0 is an integer, as JSON cannot tell it from 2. */
export function fromJsonValue(value: unknown): TypedValue {
  if (value === null || value === undefined) return { kind: 'null' };
  if (typeof value === 'number')
    return { kind: Number.isInteger(value) ? 'integer' : 'number', number: value };
  if (typeof value === 'string') return fromString(value);
  if (typeof value === 'boolean') return { kind: 'boolean' };
  return { kind: Array.isArray(value) ? 'array' : 'object' };
}

/**
 * What a text such as a CSV field says: empty is null, `true` and `false` in any case are booleans, and a number has no
 * leading zero (007 is an identifier); written with a point or an exponent it is no integer.
 */
export function fromText(value: unknown): TypedValue {
  if (typeof value !== 'string') return fromJsonValue(value);
  if (value === '') return { kind: 'null' };
  const text = value.trim();
  return fromNumeral(text) ?? (/^(?:true|false)$/i.test(text) ? { kind: 'boolean' } : fromString(value));
}

function fromNumeral(text: string): TypedValue | undefined {
  // No numeral is longer; saves the patterns for long texts.
  if (text.length > 64) return undefined;
  if (WHOLE.test(text)) return { kind: 'integer', number: Number(text) };
  const number = FRACTIONAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? { kind: 'number', number } : undefined;
}

function fromString(value: string): TypedValue {
  const text = value.trim();
  const timeMs = isoDateMs(text);
  return timeMs === undefined ? { kind: 'string', text: value } : { kind: 'date', text, timeMs };
}
