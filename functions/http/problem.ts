import { AppError, ERRORS, type ErrorCode, type FieldError } from '../core/errors.ts';
import { headOf } from '../core/text/code-points.ts';

/** RFC 9457 problem details; `type` is a name, not an address. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ErrorCode;
  readonly errors?: AppError['errors'];
}

const THROTTLED: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyRequestsException',
]);
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'TimeoutError',
  'NetworkingError',
  'InternalServerError',
  'ServiceUnavailable',
  'ECONNREFUSED',
  'ECONNRESET',
]);

/** Most faults that a problem lists, and most characters of each text: what a caller sent must not come back in full. */
const MOST_FAULTS = 20;
const MOST_CHARS = 400;

/** The problem of anything thrown; a 5xx never shows its cause. */
export function toProblem(error: unknown, instance: string): Problem {
  const { code, message, errors } = toAppError(error);
  const { title, status } = ERRORS[code];
  return {
    type: `urn:millrace:problem:${code}`,
    title,
    status,
    detail: shortened(message),
    instance,
    code,
    ...(errors.length === 0 ? {} : { errors: errors.slice(0, MOST_FAULTS).map(toShortFault) }),
  };
}

function toShortFault({ pointer, detail }: FieldError): FieldError {
  return { pointer: shortened(pointer), detail: shortened(detail) };
}

function shortened(text: string): string {
  return text.length <= MOST_CHARS ? text : `${headOf(text, MOST_CHARS)}…`;
}

/** The error as one of the closed set; what is not known is `internal` and loses its message. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const names = error instanceof Error ? [error.name, 'code' in error ? String(error.code) : ''] : [];
  if (names.some((name) => THROTTLED.has(name)))
    return new AppError('throttled', 'The database is throttling requests; try again shortly.');
  if (names.some((name) => UNAVAILABLE.has(name)))
    return new AppError('unavailable', 'The database does not answer; try again shortly.');
  return new AppError('internal', 'Something went wrong here; the request id helps to find it in the logs.');
}
