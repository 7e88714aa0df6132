import type { Dependencies } from '../freshness/dataset-versions.ts';
import type { AgentState } from '../memory/memory-store.ts';
import type { Scope } from '../scope.ts';

/** What a model charged for one answer, in tokens. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** An answer that is kept. */
export interface StoredAnswer {
  readonly answerId: string;
  /** The question, white space folded. */
  readonly message: string;
  readonly response: string;
  readonly origin: 'model' | 'precomputed';
  readonly answeredAtMs: number;
  readonly model?: string;
  readonly usage?: TokenUsage;
  readonly dependencies: Dependencies;
  /** Epoch milliseconds; undefined for one that never expires. */
  readonly expiresAtMs?: number;
  /** Of one that names no dataset and was made while memory was empty: how many entries had been added until then. */
  readonly madeAtCount?: number;
}

/** A question that some instance is asking its model now; the claim ends by itself. */
export interface PendingAnswer {
  readonly owner: string;
  /** Epoch milliseconds; past it another may take the question over. */
  readonly leaseUntilMs: number;
}

/** How long a question that was being asked counts as pending after its claim has ended: the platform may try again. */
export const PENDING_KEPT_MS = 10 * 60_000;

/** True within an answer's time; one past it may still be there. */
export function isLive({ expiresAtMs }: Pick<StoredAnswer, 'expiresAtMs'>, nowMs: number): boolean {
  return expiresAtMs === undefined || expiresAtMs > nowMs;
}

export interface AnswerLookup {
  /** May be past its time or stale: the caller judges. A precomputed answer stands in the place of a model's. */
  readonly stored?: StoredAnswer;
  readonly pending?: PendingAnswer;
  /** Something stands there that looks like an answer and cannot be read: a claim may replace it. */
  readonly unreadable?: Replaceable;
  readonly state: AgentState;
}

/** Identifies the very answer that a claim may replace. */
export type Replaceable = Pick<StoredAnswer, 'answeredAtMs'>;

/** Answers of an agent by question. */
export interface AnswerCache {
  /**
   * All that is known of a question and of its agent, in one round trip: the dataset versions as of now, the answer as
   * of now or a moment ago. Throws when the store does not answer.
   */
  readonly find: (scope: Scope, answerId: string) => Promise<AnswerLookup>;
  /** The answer alone, as of now or a moment ago; undefined when there is none that can be read. */
  readonly read: (scope: Scope, answerId: string) => Promise<StoredAnswer | undefined>;
  /** Claims the question for one owner; false while another holds it. A stored answer `over` may be replaced. */
  readonly claim: (
    scope: Scope,
    answerId: string,
    claim: PendingAnswer,
    over?: Replaceable,
  ) => Promise<boolean>;
  /** Gives a claim up without an answer, so that the next to ask need not wait for its end. */
  readonly release: (scope: Scope, answerId: string, owner: string) => Promise<void>;
  /**
   * Keeps an answer, ending any claim on it. A model's answer replaces neither a precomputed nor a newer one. `over` is
   * the answer that was seen in its place, if any: it decides nothing, but the count of kept answers is right at once.
   */
  readonly store: (scope: Scope, answer: StoredAnswer, over?: StoredAnswer) => Promise<void>;
}

/** A place in the list of answers; the next page starts after it. */
export type AnswerPosition = Pick<StoredAnswer, 'answerId' | 'answeredAtMs'>;

export interface AnswerPage {
  readonly answers: readonly StoredAnswer[];
  /** Undefined on the last page. */
  readonly next?: AnswerPosition;
}

/** What operators do with the stored answers of an agent. */
export interface AnswerCatalog {
  /** Last answered first, at most `limit`; a page ends early rather than outgrow a reply. */
  readonly list: (scope: Scope, limit: number, after?: AnswerPosition) => Promise<AnswerPage>;
  /** Deletes all, precomputed ones included, and answers how many there were. */
  readonly clear: (scope: Scope) => Promise<number>;
}
