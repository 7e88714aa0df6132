import { questionStart } from './question-kind.ts';

/** A clause without courtesies; `isAsked` when what was taken away said that a question follows. */
export interface SpokenClause {
  readonly words: readonly string[];
  readonly isAsked: boolean;
}

export interface MainClause {
  /** Index of the clause that asks; -1 if none does. */
  readonly at: number;
  /** What sort of answer is wanted; `tell` if none is asked for. */
  readonly kind: string;
  /** Words at its start that only say the kind. */
  readonly taken: number;
}

/** May begin a clause that only adds to the one before: `…, which the loader reads`. */
const RELATIVE = /^(?:which|who|whose|whom|where)$/;

/** Which clause asks the question, and what sort of question it is: the first that begins as one. */
export function mainClause(clauses: readonly SpokenClause[]): MainClause {
  const starts = clauses.flatMap(({ words, isAsked }, at) => {
    const start = questionStart(words.join(' ').toLowerCase(), isAsked);
    if (start === undefined) return [];
    const left = start.rest === '' ? 0 : start.rest.split(' ').length;
    const isRelative = at > 0 && !isAsked && RELATIVE.test((words[0] ?? '').toLowerCase());
    return [{ at, kind: start.kind, taken: Math.max(0, words.length - left), isRelative }];
  });
  return starts.find(({ isRelative }) => !isRelative) ?? starts[0] ?? { at: -1, kind: 'tell', taken: 0 };
}
