import { arrange, type ReadClause } from './arrange.ts';
import { toClauses } from './clauses.ts';
import { withoutCourtesy } from './courtesy.ts';
import { isLeadIn, leadInLength, leadOutLength } from './lead-in.ts';
import { mainClause, type SpokenClause } from './main-clause.ts';
import { mendFunctionWord } from './mend-function-word.ts';
import { namesIn } from './names-in.ts';
import { rephrase } from './rephrase.ts';
import type { Term } from './term.ts';
import { toUnits } from './units.ts';

/** What a question says, apart from how it is put. */
export interface Reading {
  /** What sort of answer is wanted; `tell` for what asks nothing. */
  readonly kind: string;
  readonly terms: readonly Term[];
  /** See Arrangement. */
  readonly segments: readonly (readonly string[])[];
  /** Words of remarks that were left out because they only say why someone asks. */
  readonly leadIn: readonly string[];
}

/** Reads a question: courtesies and remarks aside, its kind, its content words and how they are arranged. */
export function readQuestion(message: string): Reading {
  const written = toClauses(message);
  const isName = namesIn(written);
  const leadIn: string[] = [];
  const whole = written.map(({ words }) => rephrase(words.map(mendFunctionWord)));
  const spoken = whole
    .flatMap(cutBeforeQuestion)
    .map((words) => withoutRemarks(words, isName, leadIn))
    .filter(({ words }) => words.length > 0);
  const clauses = spoken.length > 0 ? spoken : whole.map((words) => ({ words, isAsked: false }));
  const { at, kind, taken } = mainClause(clauses);
  const read = clauses.map(({ words }, index): ReadClause => {
    const isMain = index === at;
    const units = toUnits(isMain ? withoutMeaning(words.slice(taken), kind) : words, isName);
    return { units: kind === 'how' ? units.filter((unit) => unit.kind !== 'free') : units, isMain, kind };
  });
  return { kind, ...arrange(read), leadIn };
}

const PREPOSED =
  /^(?:in|on|at|for|with|from|after|before|during|since|when|if|once|to|under|within|without|by)$/i;
const AUXILIARY =
  /^(?:do|does|did|is|are|was|were|can|could|should|would|will|has|have|many|much|often|long)$/i;

/** `On Monday how many rows …` as two clauses. */
function cutBeforeQuestion(words: readonly string[]): string[][] {
  if (!PREPOSED.test(words[0] ?? '')) return [[...words]];
  const at = words.findIndex(
    (word, index) => index > 1 && /^(?:how|why|what)$/i.test(word) && AUXILIARY.test(words[index + 1] ?? ''),
  );
  return at < 0 ? [[...words]] : [words.slice(0, at), words.slice(at)];
}

function withoutRemarks(
  words: readonly string[],
  isName: (word: string) => boolean,
  leadIn: string[],
): SpokenClause {
  const plain = withoutCourtesy(words);
  const lead = plain.isAsked ? 0 : leadInLength(plain.words, isName);
  if (plain.words.length > 0 && !plain.isAsked && lead === 0 && isRemark(plain.words, isName)) {
    leadIn.push(...plain.words);
    return { words: [], isAsked: false };
  }
  const said = plain.words.slice(lead, plain.words.length - leadOutLength(plain.words));
  const isAsked = plain.isAsked || lead > 0;
  leadIn.push(...plain.words.slice(0, lead));
  return { words: said, isAsked };
}

function isRemark(words: readonly string[], isName: (word: string) => boolean): boolean {
  return mainClause([{ words, isAsked: false }]).at < 0 && isLeadIn(words, isName);
}

/** `what does X mean` asks what X is. */
function withoutMeaning(words: readonly string[], kind: string): readonly string[] {
  return kind === 'what' && /^means?$/i.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
}
