import { QUESTION_STARTS, WHEN_START } from '../../lexicon/question-starts.ts';

/** What sort of answer a question wants, and the words that say more than that. */
export interface QuestionStart {
  /** `how`, `why`, `when`, `what` (it is), `which`, `who`, `where`, `whether`, and `howmany`, `howlong` and so on. */
  readonly kind: string;
  readonly rest: string;
}

/** `tell me what X is`, unlike `tell me what tables there are`. */
const INDIRECT_WHAT = /^what (?:(?:the|a|an) |.* (?:is|are|was|were|means?|does|do|did)$)/;

/**
 * The kind of question that a clause begins, undefined for one that begins none. `isAsked`: a courtesy before it said
 * that a question follows. Takes lower-case words, one space between them; what is left is the end of them.
 */
export function questionStart(clause: string, isAsked: boolean): QuestionStart | undefined {
  if (isAsked && /^(?:if|whether) /.test(clause)) return without(/^\w+ /, clause, 'whether');
  if (isAsked && INDIRECT_WHAT.test(clause)) return without(/^what /, clause, 'what');
  if (isAsked ? /^when\b/.test(clause) : WHEN_START.test(clause)) return without(/^when ?/, clause, 'when');
  for (const [pattern, kind] of QUESTION_STARTS) {
    const found = pattern.exec(clause);
    if (found !== null) return { kind: kindOf(kind, found[1]), rest: clause.slice(found[0].length) };
  }
  return undefined;
}

function without(start: RegExp, clause: string, kind: string): QuestionStart {
  return { kind, rest: clause.replace(start, '') };
}

function kindOf(kind: string, measure: string | undefined): string {
  if (!kind.includes('$1')) return kind;
  return `how${(measure ?? '').replace('frequently', 'often').replace('quickly', 'fast').replace('large', 'big')}`;
}
