import type { Scope } from '../scope.ts';

/** A question whose answer did not come in time, as it goes to the work that finishes it. */
export interface LateQuestion {
  readonly scope: Scope;
  readonly answerId: string;
  /** Who holds the claim on the question. */
  readonly owner: string;
  readonly message: string;
  readonly datasets: readonly string[];
}

/** Where answers go to be finished outside the request. */
export interface LateAnswers {
  /** Resolves when the question is taken over durably, not when it is answered. */
  readonly hand: (question: LateQuestion) => Promise<void>;
}
