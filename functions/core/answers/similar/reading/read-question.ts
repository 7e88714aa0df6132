import { phrasePattern } from '../../../text/phrase-pattern.ts';
import { type Arrangement, arrange, type ReadClause } from './arrangement/arrange.ts';
import { askedAfterwards } from './clauses/asked-afterwards.ts';
import { type Clause, toClauses } from './clauses/clauses.ts';
import { conditionsApart, withOwners, withoutWhyNot } from './clauses/conditions-apart.ts';
import { isCourtesy } from './clauses/courtesy.ts';
import { type DoerAsked, doerAsked } from './clauses/doer-asked.ts';
import { mainClause, type SpokenClause } from './clauses/main-clause.ts';
import { plainQuestion } from './clauses/plain-question.ts';
import { questionFronted } from './clauses/question-fronted.ts';
import { rejoined, remarksAside } from './clauses/remarks-aside.ts';
import { rephrase } from './clauses/rephrase.ts';
import { type TimeAsked, timeAsked } from './clauses/time-asked.ts';
import { mendFunctionWord } from './words/mend-function-word.ts';
import { mendWord } from './words/mend-word.ts';
import { namesIn } from './words/names-in.ts';
import { PRONOUN } from './words/term.ts';
import { toUnits } from './words/units.ts';

/** What a question says, apart from how it is put. */
export interface Reading extends Arrangement {
  /** What sort of answer is wanted; `tell` for what asks nothing. */
  readonly kind: string;
  readonly time: TimeAsked;
  readonly doer: DoerAsked;
  /** Words of remarks that were left out because they only say why someone asks. */
  readonly leadIn: readonly string[];
}

/** Reads a question: courtesies and remarks aside, its kind, its content words and how they are arranged. */
export function readQuestion(message: string): Reading {
  const written = toClauses(message);
  const isName = namesIn(written);
  const leadIn: string[] = [];
  const spelt = withoutSignature(written).map((words) => words.map(mendFunctionWord).map(mendWord));
  const whole = askedAfterwards(conditionsApart(withOwners(withoutWhyNot(spelt))))
    .map(questionFronted)
    .map(rephrase);
  const spoken = rejoined(remarksAside(whole.flatMap(cutBeforeQuestion), isName, leadIn));
  const bare = () => whole.map((words) => ({ words, isAsked: false }));
  const asked = spelt.find(asksByWhat) ?? [];
  const read = readClauses(spoken.length > 0 ? spoken : bare(), isName, asked);
  if (leadIn.length === 0 || read.terms.some(({ key }) => key !== PRONOUN)) return { ...read, leadIn };
  // `My totals are wrong, why?` asks of what stands before it.
  return { ...readClauses(bare(), isName, asked), leadIn: [] };
}

function readClauses(
  said: readonly SpokenClause[],
  isName: (word: string) => boolean,
  inPassive: readonly string[],
): Omit<Reading, 'leadIn'> {
  const clauses = said.map(({ words, isAsked }) => ({ words: plainQuestion(words), isAsked }));
  const { at, kind, taken } = mainClause(clauses);
  const read = clauses.map(({ words }, index): ReadClause => {
    const isMain = index === at;
    const rest = isMain ? withoutMeaning(words.slice(taken), kind) : words;
    const units = toUnits(rest, isName);
    const isAbility =
      isMain && (kind === 'how' || kind === 'where') && PERSONAL_HOW.test(rest.join(' ').toLowerCase());
    return { units: isAbility ? units.filter((unit) => unit.kind !== 'free') : units, isMain, kind };
  });
  const main = said[at]?.words ?? [];
  const time = timeAsked(inPassive.length > 0 ? inPassive : main);
  return { kind, time, doer: doerAsked(main), ...arrange(read) };
}

/** `by which jobs is it written` will be put in the active, where its auxiliary is lost. */
function asksByWhat(words: readonly string[]): boolean {
  return /\bby (?:which|what|whom|who)\b/i.test(words.join(' '));
}

/** Leaves out the name under `Best regards,`. */
function withoutSignature(clauses: readonly Clause[]): (readonly string[])[] {
  const all = clauses.map(({ words }) => words);
  const last = all.at(-1) ?? [];
  const before = all.at(-2) ?? [];
  const isSigned =
    last.length < 3 && last.every((word) => /^[A-Z]/.test(word)) && before.length > 0 && isFarewell(before);
  return isSigned ? all.slice(0, -2) : all;
}

function isFarewell(clause: readonly string[]): boolean {
  return (
    isCourtesy(clause) ||
    /^(?:all the )?(?:best|regards|cheers|yours|br|rgds|greetings)$/i.test(clause.join(' '))
  );
}

/** How someone can do a thing is how it is done; how a thing can come about is another question. */
const PERSONAL_HOW = phrasePattern(`
  ^ (can|could|should|would|may|might|must|will|shall) (i|we|you|one|people|someone|anyone|they)
  ^ (i|we|you|one) (can|could|should|would|must)
  ^ (can|could|should|must|would|may) ... be
  (can|could|should|must|would|may) be
`);
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

/** `what does X mean` asks what X is, `why does X happen` why X, and `how long does X take` how long X. */
function withoutMeaning(words: readonly string[], kind: string): readonly string[] {
  const last = words.at(-1)?.toLowerCase() ?? '';
  const isEmpty =
    (kind === 'what' && /^means?$/.test(last)) || (kind === 'why' && /^(?:happens?|occurs?)$/.test(last));
  return isEmpty ? words.slice(0, -1) : words;
}
