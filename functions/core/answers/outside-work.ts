import type { Scope } from '../scope.ts';

/** A question whose answer did not come in time, as it goes to the work that finishes it. */
export interface LateQuestion {
  readonly scope: Scope;
  readonly answerId: string;
  /** Who holds the claim on the question; absent where an answer stands that the new one is to replace. */
  readonly owner?: string;
  readonly message: string;
  readonly datasets: readonly string[];
}

/** Work of an agent that is done outside its requests. */
export interface OutsideWork {
  /** Makes ready what the others need, so that they take little time; worth a call once work is likely. */
  readonly prepare: () => Promise<void>;
  /** Resolves when the question is taken over durably, not when it is answered. */
  readonly finish: (question: LateQuestion) => Promise<void>;
  /** Resolves when the trimming of the agent's stored answers is taken over, not when it is done. */
  readonly trim: (scope: Scope) => Promise<void>;
}
