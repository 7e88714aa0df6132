import { withoutCourtesy } from './courtesy.ts';
import { isAside, isIdleQuestion, isLeadIn } from './lead-in.ts';
import { ASKED_BY, leadInLength } from './lead-in-length.ts';
import { leadOutLength } from './lead-out-length.ts';
import { mainClause, type SpokenClause } from './main-clause.ts';

const MOST_CUT_OFF = 6;
const AUXILIARY = /^(?:do|does|did|is|are|was|were|can|could|should|would|will|has|have|must)$/i;

/**
 * The clauses without courtesies and remarks; what was a remark is left without words. Adds the words of remarks that
 * may have a meaning for the question to `leadIn`.
 */
export function remarksAside(
  clauses: readonly (readonly string[])[],
  isName: (word: string) => boolean,
  leadIn: string[],
): SpokenClause[] {
  const heard = clauses.map(hear);
  return heard.map((clause, at) => {
    const { plain } = clause;
    const isBeside = heard.some((other, index) => index !== at && asksItself(other));
    if (isBeside && isIdleQuestion(plain.words)) return { words: [], isAsked: false };
    const lead = plain.isAsked ? 0 : leadInLength(plain.words, isName);
    const isOvertaken =
      lead > 0 && heard.slice(at + 1).some(({ asks }) => asks) && isLeadIn(plain.words, isName);
    if (!isOvertaken) return withoutRemarks(clause, lead, isName, leadIn, isBeside);
    leadIn.push(...plain.words);
    return { words: [], isAsked: false };
  });
}

/** A clause without courtesies, and whether it asks. */
interface Heard {
  readonly plain: SpokenClause;
  readonly asks: boolean;
}

function hear(words: readonly string[]): Heard {
  const plain = withoutCourtesy(words);
  return { plain, asks: mainClause([plain]).at === 0 };
}

function asksItself({ plain, asks }: Heard): boolean {
  return asks && !isIdleQuestion(plain.words);
}

function withoutRemarks(
  heard: Heard,
  lead: number,
  isName: (word: string) => boolean,
  leadIn: string[],
  isBeside: boolean,
): SpokenClause {
  const { plain } = heard;
  if (plain.words.length > 0 && !plain.isAsked && lead === 0 && isRemark(heard, isName, isBeside)) {
    leadIn.push(...plain.words);
    return { words: [], isAsked: false };
  }
  const said = plain.words.slice(lead, plain.words.length - leadOutLength(plain.words));
  const isAsked = plain.isAsked || lead > 0;
  leadIn.push(...plain.words.slice(0, lead));
  return { words: said, isAsked };
}

/** `Debezium, which I only heard of last week, …` */
const HEARD_OF = /^(?:which|who|whom) (?:i|we|nobody|everyone|everybody) /i;

function isRemark(
  { plain: { words }, asks }: Heard,
  isName: (word: string) => boolean,
  isBeside: boolean,
): boolean {
  if (asks && !HEARD_OF.test(words.join(' '))) return false;
  return isLeadIn(words, isName) || (isBeside && isAside(words, isName));
}

/** Puts together what a remark cut in two: `What, in simple terms, is a DAG`. Leaves out clauses without words. */
export function rejoined(clauses: readonly SpokenClause[]): SpokenClause[] {
  const joined: SpokenClause[] = [];
  for (const [at, clause] of clauses.entries()) {
    const last = joined.at(-1);
    const isSplit = last !== undefined && clauses[at - 1]?.words.length === 0 && isCutOff(last, clause);
    if (isSplit && clause.words.length > 0)
      joined.splice(-1, 1, { ...last, words: [...last.words, ...clause.words] });
    else if (clause.words.length > 0) joined.push(clause);
  }
  return joined;
}

/** `Where can I see` before `which warehouse a query ran on`. */
const SEEING = /^(?:see|know|tell|find|check|learn|out)$/i;

/** `What` or `Which of the connectors` before `should we use`. */
function isCutOff({ words }: SpokenClause, next: SpokenClause): boolean {
  if (words.length < MOST_CUT_OFF && AUXILIARY.test(words[0] ?? '')) return true;
  if (!/^(?:how|what|why|when|where|which|who)$/i.test(words[0] ?? '')) return false;
  const [first = ''] = next.words;
  if (SEEING.test(words.at(-1) ?? '') && ASKED_BY.has(first.toLowerCase())) return true;
  return words.length === 1 || (words.length < MOST_CUT_OFF && AUXILIARY.test(first));
}
