/** Every code an operation can refuse or fail with; also the error name that a Step Functions `Catch` matches. */
export const ERRORS = {
  malformed_json: { status: 400, title: 'The body is not valid JSON', retryable: false },
  invalid_request: { status: 400, title: 'The request is not valid', retryable: false },
  invalid_params: { status: 400, title: 'The parameters of the tool are not valid', retryable: false },
  invalid_cursor: { status: 400, title: 'The cursor is not valid here', retryable: false },
  unknown_tool: { status: 400, title: 'There is no such tool', retryable: false },
  tool_not_configured: {
    status: 503,
    title: 'The tool lacks a setting of this deployment',
    retryable: false,
  },
  tool_failed: { status: 500, title: 'The tool failed', retryable: true },
  unknown_operation: { status: 400, title: 'There is no such operation', retryable: false },
  forbidden: { status: 403, title: 'The caller may not do this', retryable: false },
  not_found: { status: 404, title: 'Not found', retryable: false },
  entry_conflict: { status: 409, title: 'The entry exists with another content', retryable: false },
  idempotency_conflict: {
    status: 409,
    title: 'The idempotency key was used with another body',
    retryable: false,
  },
  body_too_large: { status: 413, title: 'The body is too large', retryable: false },
  unsupported_media_type: { status: 415, title: 'The body must be application/json', retryable: false },
  throttled: { status: 429, title: 'Too many requests', retryable: true },
  internal: { status: 500, title: 'Something went wrong', retryable: true },
  unavailable: { status: 503, title: 'A service that this needs is not available', retryable: true },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** One fault of an input: `pointer` is an RFC 6901 pointer as a URI fragment, `#/entries/3/importance`. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** The only error that carries meaning for a caller; whatever else is thrown counts as `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[];

  constructor(code: ErrorCode, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.name = code;
    this.code = code;
    this.errors = errors;
  }
}
