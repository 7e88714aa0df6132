import type { Scope } from '../core/scope.ts';

/** A request, however it came. */
export interface Invocation {
  /** Undefined where the caller named none: then it is the function's first. */
  readonly operation: string | undefined;
  readonly requestId: string;
  /** True for a direct invocation, whose reply may go into the state of a state machine. */
  readonly isDirect: boolean;
  /** Path and query for a problem's `instance`. */
  readonly instance: string;
  /** Gives scope and input once the operation is known; throws AppError for a bad one. */
  readonly read: (isAgentless: boolean, numbers: ReadonlySet<string>) => InvocationInput;
}

export interface InvocationInput {
  readonly scope: Scope;
  readonly input: Record<string, unknown>;
  readonly idempotencyKey: string | undefined;
}
