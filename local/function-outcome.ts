/** How one invocation ended; `payload` is JSON, as Lambda passes it on. */
export type Outcome = { readonly kind: 'returned'; readonly payload: string } | Failure;

export interface Failure {
  readonly kind: 'failed';
  /** `error`: the handler threw. `timeout`: it was stopped. `exit`: its thread died. `init`: it could not be loaded. */
  readonly reason: 'error' | 'timeout' | 'exit' | 'init';
  /** Name of the error that was thrown, or one that Lambda gives. */
  readonly errorType: string;
  readonly errorMessage: string;
}

/** What a function's thread is started with. */
export interface FunctionWorkerData {
  readonly folder: string;
  readonly handler: string;
  readonly functionName: string;
  readonly memorySizeMb: number;
  readonly timeoutMs: number;
}

export interface FunctionEvent {
  readonly requestId: string;
  /** JSON. */
  readonly payload: string;
}

/** What a function's thread says: `ready` once, or `failed` for `init`; then an outcome for each event. */
export type FunctionMessage = { readonly kind: 'ready' } | Outcome;
