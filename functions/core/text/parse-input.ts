import type * as z from 'zod/mini';
import { AppError, type ErrorCode, type FieldError } from '../errors.ts';
import { describeIssue } from './describe-issue.ts';

type Issue = z.core.$ZodIssue;

/** The value as the schema types it; otherwise throws an AppError of that code with one FieldError for each fault. */
export function parseInput<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
  code: ErrorCode = 'invalid_request',
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => toFieldErrors(issue, value));
  throw new AppError(code, summary(errors), errors);
}

function toFieldErrors(issue: Issue, value: unknown): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key]),
      detail: 'is not a known key',
    }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return likeliestForm(issue.errors, issue.path, value).flatMap((inner) =>
      toFieldErrors({ ...inner, path: [...issue.path, ...inner.path] }, value),
    );
  return [{ pointer: pointerTo(issue.path), detail: describeIssue(issue, isMissing(value, issue.path)) }];
}

/** The form of the union at `path` that the caller most likely meant: the one with the fewest unknown and missing members. */
function likeliestForm(
  forms: readonly (readonly Issue[])[],
  path: readonly PropertyKey[],
  value: unknown,
): readonly Issue[] {
  const misfit = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => {
      if (issue.code === 'unrecognized_keys') return sum + issue.keys.length;
      return sum + (issue.path.length <= 1 && isMissing(value, [...path, ...issue.path]) ? 1 : 0);
    }, 0);
  return forms.reduce((best, form) => (misfit(form) < misfit(best) ? form : best));
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at: unknown = value;
  for (const step of path) at = Object.getOwnPropertyDescriptor(Object(at), step)?.value;
  return at === undefined;
}

function pointerTo(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return `#${encodeURI(steps.join('').toWellFormed())}`;
}

function summary(errors: readonly FieldError[]): string {
  const [first] = errors;
  if (first === undefined) return 'The request is not valid.';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${first.pointer.slice(2) || 'The body'} ${first.detail}.${more}`;
}
