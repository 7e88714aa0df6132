import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod/mini';

/** Text of a pattern; `allowed` is the words of the refusal. */
export function text(pattern: RegExp, allowed: string) {
  return z.string(allowed).check(z.regex(pattern, allowed));
}

/** One word of a closed list. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, words.join(', '));
}

/** A whole number from `minimum` to `maximum`, both included, or its decimal digits as text. */
export function wholeNumber(minimum: number, maximum: number) {
  const allowed = `a whole number from ${minimum} to ${maximum}`;
  return z.pipe(
    z.transform(fromDigits),
    z.int(allowed).check(z.minimum(minimum, allowed), z.maximum(maximum, allowed)),
  );
}

/** True or false, or that word as text. */
export const flag = z.pipe(z.transform(fromWord), z.boolean('true or false'));

/** A retention period in days that CloudWatch Logs knows. */
export const retentionDays = makeRetentionDays();

/** Non-empty text parts between commas; white space around a part does not count. */
export function listOf(allowed: string) {
  return z.pipe(
    z.string(allowed).check(z.regex(/^[^,]*[^,\s][^,]*(?:,[^,]*[^,\s][^,]*)*$/, allowed)),
    z.transform(toParts),
  );
}

/** An http or https URL. */
export const baseUrl = z.url({ protocol: /^https?$/, error: 'an http or https URL' });

/** An https URL. */
export const httpsUrl = z.url({ protocol: /^https$/, error: 'an https URL' });

/** An object, or its JSON text, whose members are objects named by `groups` that hold numbers and booleans. */
export function jsonObject<const Group extends string>(groups: readonly Group[]) {
  const allowed = `an object with the members ${groups.join(', ')}`;
  const value = z.union([z.number(), z.boolean()], 'a number, true or false');
  const group = z.record(z.string(), value, 'an object of numbers and booleans');
  return z.pipe(z.transform(fromJson), z.partialRecord(z.enum(groups, allowed), group, allowed));
}

/** What the schema takes, or its JSON text. */
export function orJson<Value>(schema: z.ZodMiniType<Value>) {
  return z.pipe(z.transform(fromJson), schema);
}

function fromWord(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}

function fromDigits(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

function makeRetentionDays() {
  const periods = Object.values(RetentionDays).filter(isFinitePeriod);
  return z.pipe(
    z.transform(fromDigits),
    z.custom<RetentionDays>(isFinitePeriod, `one of ${periods.join(', ')}`),
  );
}

/** The enum's values hold its names too, which are text. */
function isFinitePeriod(value: unknown): value is RetentionDays {
  return typeof value === 'number' && value in RetentionDays && RetentionDays[value] !== 'INFINITE';
}

function toParts(list: string): readonly string[] {
  return list.split(',').map((part) => part.trim());
}

function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
