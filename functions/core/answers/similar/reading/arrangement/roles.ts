import { isVerbal } from './chunks.ts';
import { isPassive } from './passive.ts';
import type { Item, Segment } from './segments.ts';

/** The words of a clause before and behind an `and`, as they were said. */
export interface JoinedKeys {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Keys of verbs that are named as a thing and have their object behind them. */
export function verbalNounsIn({ items }: Segment): string[] {
  return items
    .filter((item, at) => isVerbalNoun(item, items[at - 1], items[at + 1]))
    .map(({ term }) => term.key);
}

/** Keys of verbs in the passive without who does it. */
export function passivesIn({ items, startsWithBe }: Segment): string[] {
  const hasAgent = items.some(({ relation }) => relation === 'by');
  if (hasAgent) return [];
  return items.flatMap((item, at) => (isPassive(item, at, startsWithBe) ? [item.term.key] : []));
}

/** Keys of who does what verbs in the passive say. */
export function agentsIn({ items, startsWithBe }: Segment): string[] {
  if (!items.some((item, at) => isPassive(item, at, startsWithBe))) return [];
  return items.flatMap(({ term, relation }) => (relation === 'by' ? [term.key] : []));
}

/** Words further away belong to no pair, and each `and` of a long text may keep only so many. */
const MOST_JOINED = 12;

/** The last words up to an `and`, and the first from there on, or from `behind` on. */
export function sidesOf(words: readonly string[], and: number, behind = and): JoinedKeys {
  return {
    before: words.slice(Math.max(0, and - MOST_JOINED), and),
    after: words.slice(behind, behind + MOST_JOINED),
  };
}

/** What stands on either side of each `and` and `or`. */
export function joinedIn({ items }: Segment): JoinedKeys[] {
  const keys = items.map(({ term }) => term.key);
  return items.flatMap(({ isAfterAnd }, at) => (isAfterAnd && at > 0 ? [sidesOf(keys, at)] : []));
}

/** Keys of what is denied where not the whole clause is; empty for a denial at its end. */
export function deniedIn({ items }: Segment): string[] {
  return items.flatMap(({ term, isFree }, at) =>
    term.type === 'negation' && !isFree ? (items[at + 1]?.term.key ?? '') : [],
  );
}

/** The first two keys of each relative clause that is not in the passive. */
export function relativesIn({ items }: Segment): (readonly [string, string])[] {
  const [first, second] = items.filter(({ isInRelative, isFree }) => isInRelative && !isFree);
  const isPlain = first?.relation === '' && second?.relation === '' && !first.isAfterBe && !second.isAfterBe;
  return isPlain ? [[first.term.key, second.term.key]] : [];
}

function isVerbalNoun(
  { term, relation, isAfterBe }: Item,
  before: Item | undefined,
  next: Item | undefined,
): boolean {
  if (next === undefined || term.type !== 'word') return false;
  const isGerund = /^[a-z]{3,}ing$/.test(term.surface) && next.relation === '';
  if (isGerund && (before === undefined || (relation !== '' && !isAfterBe))) return true;
  return next.relation === 'of' && (isVerbal(term) || /(?:ure|age|sis)$/.test(term.surface));
}
