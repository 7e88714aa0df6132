/** What a content word is, which says how strictly it is compared and why a difference is refused. */
export type TermType =
  | 'word'
  | 'number'
  | 'date'
  | 'identifier'
  | 'name'
  | 'environment'
  | 'negation'
  | 'scope';

/** A content word, number, date or name of a question. */
export interface Term {
  /** Equal for all that means the same. */
  readonly key: string;
  readonly type: TermType;
  /** As written, lower case. */
  readonly surface: string;
}

/** The key of what stands for something named elsewhere. */
export const PRONOUN = 'it';
