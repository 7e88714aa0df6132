import { compareTexts } from '../../../../text/compare-texts.ts';
import type { Term } from '../words/term.ts';
import type { Unit } from '../words/units.ts';
import { type Phrase, toChunks } from './chunks.ts';
import { coordinated } from './coordinated.ts';
import { isChangingItself, isPassive, toActive } from './passive.ts';
import {
  agentsIn,
  deniedIn,
  type JoinedKeys,
  joinedIn,
  passivesIn,
  relativesIn,
  verbalNounsIn,
} from './roles.ts';
import { type Item, type Segment, toSegments } from './segments.ts';

/** A clause as it goes into the arrangement. */
export interface ReadClause {
  readonly units: readonly Unit[];
  /** The clause that asks. */
  readonly isMain: boolean;
  readonly kind: string;
}

/** The content of a question in an order that does not depend on where its clauses stand. */
export interface Arrangement {
  readonly terms: readonly Term[];
  /** In each: its marker, then relations (`>to`) and term keys in order. Sorted. */
  readonly segments: readonly (readonly string[])[];
  /** Keys of verbs that are named as a thing and have their object behind them: `rewriting manifests`, `rejection of`. */
  readonly verbalNouns: readonly string[];
  /** Keys of verbs in the passive without who does it: `is marked complete`. */
  readonly passives: readonly string[];
  /** Keys of who does what verbs in the passive say: `written by the loader`. */
  readonly agents: readonly string[];
  /** Keys on either side of an `and` or `or`. */
  readonly joined: readonly JoinedKeys[];
  /** Keys of what is denied where not the whole clause is: of `rows that are in A and not in B` that of `B`. */
  readonly denied: readonly string[];
  /** The first two keys of each relative clause that is not in the passive: of `job that calls a service`, call, service. */
  readonly relatives: readonly (readonly [string, string])[];
}

/** Relations between which products make no difference: in Spark, with Spark, on Spark. */
const LOOSE_RELATIONS = new Set(['in', 'with', 'for', 'over']);

/** Puts the terms of all clauses in their order. */
export function arrange(clauses: readonly ReadClause[]): Arrangement {
  const segments = joined(clauses.flatMap(toSegments)).map(withNamesInPlace);
  const terms = segments.flatMap(({ items }) => items.map(({ term }) => term));
  const free = segments.flatMap(({ items }) => items.filter(isFreeInQuestion));
  return {
    terms,
    segments: [freeSegment(free), ...segments.map(inOrder)].filter((parts) => parts.length > 1).sort(byText),
    verbalNouns: segments.flatMap(verbalNounsIn),
    passives: segments.flatMap(passivesIn),
    agents: segments.flatMap(agentsIn),
    joined: segments.flatMap(joinedIn),
    denied: segments.flatMap(deniedIn),
    relatives: segments.flatMap(relativesIn),
  };
}

function isFreeInQuestion({ term, relation, isFree, isInPlace }: Item): boolean {
  if (term.type === 'negation') return false;
  return (
    isFree ||
    term.type === 'date' ||
    (term.type === 'name' && isInPlace !== true && LOOSE_RELATIONS.has(relation))
  );
}

/** `but not in Stripe`: what one part of a question denies of a product is not said of the whole question. */
function withNamesInPlace(segment: Segment): Segment {
  const denied = segment.items.findIndex(({ term, isFree }) => term.type === 'negation' && !isFree);
  const from = segment.marker === 'but' ? 0 : denied;
  if (from < 0) return segment;
  const items = segment.items.map((item, at) => (at < from ? item : { ...item, isInPlace: true }));
  return { ...segment, items };
}

/** A clause is denied as a whole, wherever its `not` stands. */
function isFreeInClause({ term, isFree }: Item): boolean {
  return term.type === 'negation' && isFree;
}

/** Phrases that a comma cut off (`In Hive, how do I …`) go to the end of the clause that asks. */
function joined(segments: readonly Segment[]): Segment[] {
  const main = segments.find(({ isMain }) => isMain) ?? segments.find(({ joinsMain }) => !joinsMain);
  if (main === undefined) return [...segments];
  const joining = segments.filter(({ joinsMain }) => joinsMain);
  const whole = { ...main, items: [...main.items, ...joining.flatMap(({ items }) => items)] };
  return segments
    .filter(({ joinsMain }) => !joinsMain)
    .map((segment) => (segment === main ? whole : segment));
}

/** Of two with one relation and type the order counts: `from Monday`, then `to Friday`. */
function freeSegment(items: readonly Item[]): string[] {
  const parts = items.map(({ term, relation }) => ({
    sorting: `>${term.type} ${LOOSE_RELATIONS.has(relation) ? '' : relation}`,
    key: term.key,
  }));
  parts.sort((a, b) => compareTexts(a.sorting, b.sorting));
  return ['?free', ...parts.flatMap(({ sorting, key }) => [sorting, key])];
}

function inOrder(segment: Segment): string[] {
  const items = segment.items.filter((item) => !isFreeInQuestion(item) && !isFreeInClause(item));
  const [core, ...phrases] = toChunks(items, segment.startsWithVerb ? 1 : 0, endsInVerb(segment, items));
  const passive = verbToTurn(segment, core.items);
  const agent = passive < 0 ? undefined : phrases.find(isAgent);
  const active =
    passive < 0 ? core.items : toActive(core.items, passive, agent?.items ?? [], segment.startsWithObject);
  const others = phrases.filter((phrase) => phrase !== agent).map(phraseParts);
  return [
    `?${segment.marker}`,
    ...segment.items.filter(isFreeInClause).map(({ term }) => term.key),
    ...coordinated(active).map(({ term }) => term.key),
    ...others.sort(byRelation).flat(),
    ...(segment.trailingRelation === '' ? [] : [`>${segment.trailingRelation}`]),
  ];
}

/** `is the lag of the group growing`, `does the order of messages change`, `which rows of the mart failed` */
function endsInVerb(segment: Segment, items: readonly Item[]): boolean {
  const last = items.at(-1);
  if (last === undefined) return false;
  if (segment.startsWithObject) return /[^e]ed$/.test(last.term.surface);
  if (!segment.isOfEvent) return false;
  return isChangingItself(last) || (segment.startsWithBe && /(?:ing|ed)$/.test(last.term.surface));
}

/** Index of a verb that belongs before what it is done to; -1 for none. */
function verbToTurn(segment: Segment, items: readonly Item[]): number {
  const passive = items.findIndex((item, at) => isPassive(item, at, segment.startsWithBe));
  if (passive >= 0 || !segment.isOfEvent) return passive;
  return items.findIndex((item, at) => at > 0 && at === items.length - 1 && isChangingItself(item));
}

function isAgent({ relation, items: [first] }: Phrase): boolean {
  return (
    relation === 'by' &&
    first.term.type !== 'number' &&
    (first.isAfterEdge || !first.term.surface.endsWith('ing'))
  );
}

function phraseParts({ relation, items }: Phrase): string[] {
  const keys = coordinated(items).map(({ term }) => term.key);
  return [`>${relation}`, ...(relation === 'between' ? keys.sort() : keys)];
}

function byRelation([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return compareTexts(a, b);
}

function byText(a: readonly string[], b: readonly string[]): number {
  return compareTexts(a.join(' '), b.join(' '));
}
