import { AMBIGUOUS_ENVIRONMENTS, ENVIRONMENTS, PLACES } from '../../lexicon/environments.ts';
import {
  BE,
  CLAUSE_MARKERS,
  DETERMINERS,
  DO,
  FILLERS,
  HAVE,
  PERSONS,
  PREPOSITIONS,
  PRONOUNS,
} from '../../lexicon/function-words.ts';
import { KINDS_OF_THINGS } from '../../lexicon/kinds-of-things.ts';
import { NAMES } from '../../lexicon/names.ts';
import { SCOPE_WORDS } from '../../lexicon/scope-words.ts';
import { dateAt } from './date-at.ts';
import { hasIdentifierShape } from './identifier-shape.ts';
import { lemma } from './lemma.ts';
import { numberAt } from './number-at.ts';
import { phraseAt } from './phrase-table.ts';
import { PRONOUN, type Term, type TermType } from './term.ts';

/** What a word or phrase does in its clause. */
export type Unit =
  | { readonly kind: 'term'; readonly term: Term }
  /** A term that means the same wherever it stands: modal verbs. */
  | { readonly kind: 'free'; readonly term: Term }
  | { readonly kind: 'relation'; readonly relation: string }
  | { readonly kind: 'marker'; readonly marker: string }
  | { readonly kind: 'be' | 'do' | 'edge' | 'and' | 'relative' | 'skip' };

const NEGATIONS = new Set('not no never none neither nor nobody nowhere nothing unable'.split(' '));
const MODALS: ReadonlyMap<string, string> = new Map([
  ...['can', 'could', 'may', 'might'].map((word): [string, string] => [word, 'can']),
  ...['should', 'must', 'shall', 'ought'].map((word): [string, string] => [word, 'should']),
  ['will', 'will'],
]);
/** Within a clause: `which factors determine how it is sized`. */
const INDIRECT = new Set(['would', 'how', 'what']);
const RELATIVES = new Set('that which who whom whose'.split(' '));

/** What each word of a clause does, phrases taken together. */
export function toUnits(words: readonly string[], isName: (word: string) => boolean): Unit[] {
  const lower = words.map((word) => word.toLowerCase());
  const keys = lower.map(lemma);
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    const isMark = isSaidTwice(words, at) || isOwnersMark(lower, at, units);
    if (isMark || isEnvironmentsMark(lower, at)) {
      units.push({ kind: isMark ? 'edge' : 'skip' });
      at += 1;
      continue;
    }
    if (lower[at] === 'or' && at > 0) {
      units.push({ kind: 'free', term: { key: 'or', type: 'scope', surface: 'or' } }, { kind: 'and' });
      at += 1;
      continue;
    }
    const counted = dateAt(lower, at) ?? numberAt(lower, at);
    const phrase = counted === undefined ? phraseFrom(keys, lower, at) : undefined;
    const length = counted?.length ?? phrase?.length ?? 1;
    const surface = lower.slice(at, at + length).join(' ');
    if (counted !== undefined) units.push({ kind: 'term', term: counted.term });
    else if (phrase !== undefined) units.push(unitOf(phrase.meaning, phrase.meaning, surface));
    else units.push(unitOfWord(words[at] ?? '', lower, at, keys[at] ?? '', isName));
    at += length;
  }
  return units;
}

/** The phrase that begins there, but for an environment alone: `staging` is no `stage`. */
function phraseFrom(
  keys: readonly string[],
  lower: readonly string[],
  at: number,
): ReturnType<typeof phraseAt> {
  const phrase = phraseAt(keys, at);
  return phrase?.length === 1 && ENVIRONMENTS.has(lower[at] ?? '') ? undefined : phrase;
}

/** `the topic billing.invoices` is `billing.invoices`: an identifier says itself what it names. */
function isSaidTwice(words: readonly string[], at: number): boolean {
  return (
    KINDS_OF_THINGS.has((words[at] ?? '').toLowerCase()) &&
    [words[at - 1] ?? '', words[at + 1] ?? ''].some(isLongName)
  );
}

/** Snake case or dotted, which nothing but a name is. */
function isLongName(word: string): boolean {
  return /^[a-z][\w-]*(?:[._][\w-]+)+$/i.test(word);
}

/** `its` of what was named before in the clause points to nothing else. */
function isOwnersMark(lower: readonly string[], at: number, before: readonly Unit[]): boolean {
  return (
    /^(?:its|their)$/.test(lower[at] ?? '') &&
    lower[at + 1] !== undefined &&
    before.some((unit) => unit.kind === 'term' && unit.term.type !== 'negation')
  );
}

/** `env` in `the prod env` says what `prod` says itself. */
function isEnvironmentsMark(lower: readonly string[], at: number): boolean {
  return /^env(?:ironment)?s?$/.test(lower[at] ?? '') && ENVIRONMENTS.has(lower[at - 1] ?? '');
}

function unitOfWord(
  word: string,
  lower: readonly string[],
  at: number,
  key: string,
  isName: (word: string) => boolean,
): Unit {
  const surface = lower[at] ?? '';
  if (hasIdentifierShape(word) && !NAMES.has(surface)) return toTerm(surface, 'identifier', surface);
  if (word === 'A' && isName(word)) return toTerm('A', 'identifier', surface);
  const next = lower[at + 1] ?? '';
  if (AMBIGUOUS_ENVIRONMENTS.has(surface) && PLACES.has(next)) return toTerm(surface, 'environment', surface);
  if (DO.has(surface) && isMainVerb(lower, at)) return toTerm('do', 'word', surface);
  const unit = unitOf(surface, key, surface);
  return unit.kind === 'term' && unit.term.type === 'word' && isName(word)
    ? toTerm(key, 'name', surface)
    : unit;
}

/** `do` at the end of what is asked, and all that is done, is no auxiliary. */
function isMainVerb(lower: readonly string[], at: number): boolean {
  const next = lower[at + 1];
  if (lower[at] === 'done' || lower[at] === 'doing' || lower[at - 1] === 'to') return true;
  return at > 0 && (next === undefined || PREPOSITIONS.has(next) || CLAUSE_MARKERS.has(next));
}

function unitOf(word: string, key: string, surface: string): Unit {
  const modal = MODALS.get(word);
  if (modal !== undefined) return { kind: 'free', term: { key: modal, type: 'scope', surface } };
  if (NEGATIONS.has(word)) return toTerm('not', 'negation', surface);
  if (BE.has(word)) return { kind: 'be' };
  if (DO.has(word)) return { kind: 'do' };
  if (RELATIVES.has(word)) return { kind: 'relative' };
  if (word === 'and') return { kind: 'and' };
  if (DETERMINERS.has(word) || PERSONS.has(word)) return { kind: 'edge' };
  if (HAVE.has(word) || FILLERS.has(word) || INDIRECT.has(word)) return { kind: 'skip' };
  if (PRONOUNS.has(word)) return toTerm(PRONOUN, 'word', surface);
  const marker = CLAUSE_MARKERS.get(word);
  if (marker !== undefined) return { kind: 'marker', marker };
  const relation = PREPOSITIONS.get(word);
  if (relation !== undefined) return { kind: 'relation', relation };
  const environment = ENVIRONMENTS.get(word);
  if (environment !== undefined) return toTerm(environment, 'environment', surface);
  if (NAMES.has(word)) return toTerm(word, 'name', surface);
  return toTerm(key, SCOPE_WORDS.has(word) ? 'scope' : 'word', surface);
}

function toTerm(key: string, type: TermType, surface: string): Unit {
  return { kind: 'term', term: { key, type, surface } };
}
