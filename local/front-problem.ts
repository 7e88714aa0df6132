import { AppError, type ErrorCode } from '../functions/core/errors.ts';
import { toProblem } from '../functions/http/problem.ts';
import type { Reply } from './reply.ts';

/** The request that a problem is about. */
export interface Refused {
  readonly requestId: string;
  readonly rawPath: string;
}

/** A refusal by the server itself, before or instead of a function's reply, in the form of the functions' own. */
export function toProblemReply(
  { requestId, rawPath }: Refused,
  code: ErrorCode,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const problem = toProblem(new AppError(code, detail), rawPath);
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'x-request-id': requestId, ...headers },
    body: JSON.stringify(problem),
  };
}
