import { lemma } from '../words/lemma.ts';
import type { Item } from './segments.ts';

const IRREGULAR_PARTICIPLES = new Set(
  (
    'built written sent made kept taken given found shown lost held chosen broken known seen grown hidden driven led ' +
    'fed paid sold bought spent thrown drawn caught brought frozen begun won stuck ' +
    'overwritten rewritten overridden undone rebuilt resent forgotten bound withdrawn forbidden'
  ).split(' '),
);
/** Participles that look like their verb: only right after `is` or `are`. */
const UNCHANGED_PARTICIPLES = new Set('read run set put cut hit split cast spread reset'.split(' '));

/** What happens to a thing and what someone does to it have one verb. */
const EVENT_VERBS = new Set(
  (
    'refresh start stop restart run finish complete update load reload sync expire rotate scale resume execute compact ' +
    'merge split rebuild migrate deploy open close begin end change build copy archive retry shrink grow break move ' +
    'expand shut upgrade rerun trigger launch terminate drain rebalance replicate evolve fail crash hang'
  )
    .split(' ')
    .flatMap((verb) => [verb, lemma(verb)]),
);

/** True for `refresh` in `does the view refresh`. */
export function isChangingItself({ term, isAfterEdge }: Item): boolean {
  return term.type === 'word' && !isAfterEdge && EVENT_VERBS.has(term.key);
}

/** True for `written` in `are written by …` and in `is a table written by …`. */
export function isPassive(item: Item, at: number, startsWithBe: boolean): boolean {
  if (item.term.type !== 'word') return false;
  const first = item.term.surface.replace(/ .*/, '');
  if (UNCHANGED_PARTICIPLES.has(first)) return item.isAfterBe;
  if (!(/[^e]ed$/.test(first) || IRREGULAR_PARTICIPLES.has(first))) return false;
  if (startsWithBe && at === 0) return false;
  return item.isAfterBe || (startsWithBe && !item.isAfterEdge && !item.isInRelative);
}

/** `tables are written by the loader` as `the loader writes tables`; `which tables …` as `which tables the loader writes`. */
export function toActive(
  core: readonly Item[],
  verbAt: number,
  agent: readonly Item[],
  startsWithObject: boolean,
): Item[] {
  const before = core.slice(0, verbAt);
  const verb = core.slice(verbAt, verbAt + 1);
  const after = core.slice(verbAt + 1);
  return startsWithObject
    ? [...before, ...agent, ...verb, ...after]
    : [...agent, ...verb, ...before, ...after];
}
