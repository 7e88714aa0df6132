import type { Reading } from '../reading/read-question.ts';
import { agentsAlike, isElsewhere } from './agents.ts';
import { areCompoundsTurned } from './compounds.ts';
import { isDealtAnew, isReordered } from './order.ts';
import { type Place, placesIn } from './places.ts';

/** Where these stand makes a difference that places do not show. */
const PLACED = new Set(['each', 'only']);

/**
 * True for two arrangements of the same words that nothing tells apart: in every relation stand the same words, no two
 * words of a clause have changed their places, and none went into a loose relation where another came out of one. So
 * `from A to B` is never `from B to A`, `tables in views` never `views in tables`, and `A blocks B` never `B blocks A`,
 * while phrases may stand wherever they like. `read` are the asked segments as they are to be compared.
 */
export function haveSameRoles(
  asked: Reading,
  cached: Reading,
  read: readonly (readonly string[])[],
): boolean {
  if (deniedIn(read) !== deniedIn(cached.segments)) return false;
  const movable = new Set([
    ...asked.verbalNouns,
    ...cached.verbalNouns,
    ...participles(asked, cached),
    ...participles(cached, asked),
  ]);
  const isJoined = (a: string, b: string) => isAcross(asked, a, b) && isAcross(cached, a, b);
  const [one, other] = agentsAlike(placesIn(read, movable), placesIn(cached.segments, movable));
  return (
    ![...one, ...other].some(({ key }) => PLACED.has(key)) &&
    keysIn(one) === keysIn(other) &&
    haveSameRelations(namesOf(one, 'strict'), namesOf(other, 'strict')) &&
    !isElsewhere(asked.agents, other) &&
    !isElsewhere(cached.agents, one) &&
    !areCompoundsTurned(read, cached.segments, movable) &&
    !isExchanged(one, other) &&
    !isDealtAnew(namesOf(one, 'core'), namesOf(other, 'core')) &&
    !isReordered(namesOf(one, 'core'), namesOf(other, 'core'), movable, isJoined) &&
    !isReordered(withinRelations(one, movable), withinRelations(other, movable), movable, isJoined)
  );
}

/** What is done to a thing in one and is a participle in the other: `is marked complete`, `marked complete`. */
function participles({ passives }: Reading, { terms }: Reading): string[] {
  return passives.filter((key) => terms.some((term) => term.key === key && term.surface.endsWith('ed')));
}

/** So many words on either side of an `and` may belong to what it joins. */
const NEAREST = 2;

/** They stand on the two sides of an `and`. */
function isAcross({ joined }: Reading, a: string, b: string): boolean {
  return joined.some((both) => {
    const [before, after] = [both.before.slice(-NEAREST), both.after.slice(0, NEAREST)];
    return (before.includes(a) && after.includes(b)) || (before.includes(b) && after.includes(a));
  });
}

/** All words of the clauses that deny something. */
function deniedIn(segments: readonly (readonly string[])[]): string {
  return segments
    .filter((parts) => parts.includes('not'))
    .map((parts) => parts.toSorted().join(' '))
    .join('\n');
}

function keysIn(places: readonly Place[]): string {
  return places
    .map(({ key }) => key)
    .sort()
    .join(' ');
}

function namesOf(places: readonly Place[], wanted: Place['sort']): ReadonlyMap<string, string> {
  return new Map(places.flatMap(({ key, sort, name }) => (sort === wanted ? [[key, name]] : [])));
}

/** Those words in relations that may stand on either side of others, but not of each other. */
function withinRelations(
  places: readonly Place[],
  movable: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map(
    places.flatMap(({ key, sort, name }) => (sort !== 'core' && movable.has(key) ? [[key, name]] : [])),
  );
}

/** The same relations, and in each of them the same words or more of them in one of the two. */
function haveSameRelations(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  const names = new Set([...a.values(), ...b.values()]);
  const isMovedOver = [...a].some(([key, name]) => (b.get(key) ?? name) !== name);
  return !isMovedOver && [...names].every((name) => isWithin(a, b, name) || isWithin(b, a, name));
}

function isWithin(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>, name: string): boolean {
  const keys = [...a].flatMap(([key, relation]) => (relation === name ? [key] : []));
  return keys.length > 0 && keys.every((key) => b.get(key) === name);
}

/** One word went into a relation and another came out of one, or two changed their relations. */
function isExchanged(a: readonly Place[], b: readonly Place[]): boolean {
  const now = new Map(b.map(({ key, relation }) => [key, relation]));
  const moved = a.flatMap(({ key, relation }) => {
    const other = now.get(key) ?? relation;
    return other === relation ? [] : [{ isInto: relation === '', isOutOf: other === '' }];
  });
  const isBoth = moved.some(({ isInto }) => isInto) && moved.some(({ isOutOf }) => isOutOf);
  return isBoth || moved.filter(({ isInto, isOutOf }) => !isInto && !isOutOf).length > 1;
}
