import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { CancelSignal } from '../../core/ports.ts';
import { headOf } from '../../core/text/code-points.ts';

/** Clients of tools give up soon: the call's own time ends anyway. */
export const CLIENT_OPTIONS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000 },
} as const;

/** For what must not happen twice because a reply was lost. */
export const ONE_ATTEMPT = { ...CLIENT_OPTIONS, maxAttempts: 1 } as const;

/**
 * Sends a request that is aborted with the call. A failure of the service becomes an AppError that tells what a caller
 * can do about it and names no resource; what the service said is its `cause`, for the log.
 */
export async function callAws<T>(
  service: string,
  signal: CancelSignal,
  send: (abort: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  try {
    return await send({ abortSignal: toAbortSignal(signal) });
  } catch (error) {
    throw toAppError(service, error);
  }
}

/** The call's signal as Node and the SDK know it, which it is outside of tests of the rules. */
export function toAbortSignal(signal: CancelSignal): AbortSignal {
  if (!(signal instanceof AbortSignal)) throw new TypeError('The signal of a call must be an AbortSignal.');
  return signal;
}

/** Error names of the services, and what they come to. */
const CODES: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [
    /throttl|LimitExceeded|TooManyRequests|SlowDown|ThroughputExceeded/i,
    'throttled',
    'is throttling requests',
  ],
  [
    /AccessDenied|Unauthorized|AuthorizationError|Forbidden/i,
    'forbidden',
    'does not let this deployment do that',
  ],
  [/NotFound|DoesNotExist|NoSuch/i, 'not_found', 'does not know what the deployment names'],
];

function toAppError(service: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const status = statusOf(error);
  const [, code, what] = CODES.find(([names]) => names.test(error.name)) ?? [];
  const app =
    code !== undefined
      ? new AppError(code, `${service} ${what}.`)
      : status !== undefined && status >= 400 && status < 500
        ? new AppError('invalid_params', `${service} refused: ${headOf(error.message, 300)}`)
        : new AppError('unavailable', `${service} does not answer as it should.`);
  app.cause = error;
  return app;
}

function statusOf(error: Error): number | undefined {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
