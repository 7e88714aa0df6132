import type { Scope } from '../scope.ts';
import type { AnswerPosition, StoredAnswer } from './answer-store.ts';

/** Longest message, in UTF-16 code units, that is matched with similar ones; longer ones are found by their text alone. */
export const LONGEST_MATCHED_CHARS = 1000;

/** A stored answer without what was answered: all that matching, freshness and trimming need. */
export interface QuestionFacts
  extends Pick<
    StoredAnswer,
    'answerId' | 'origin' | 'answeredAtMs' | 'expiresAtMs' | 'dependencies' | 'madeAtCount'
  > {
  /** White space folded; undefined for one that is too long to be matched. */
  readonly message?: string;
}

export interface LogPage {
  readonly questions: readonly QuestionFacts[];
  /** Where the next page begins; undefined on the last. */
  readonly next?: AnswerPosition;
}

/** The questions of an agent's stored answers, last answered first. */
export interface QuestionLog {
  /** At most `limit`, and fewer than there are where they would not fit into one reply; at most a moment old. */
  readonly newest: (scope: Scope, limit: number, after?: AnswerPosition) => Promise<LogPage>;
}
