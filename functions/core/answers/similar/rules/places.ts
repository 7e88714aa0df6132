import { compareTexts } from '../../../text/compare-texts.ts';

/**
 * Relations that are chosen by taste between the same two things: `the size of`, `rows in` and `alerts for` a table. Not
 * before a number: `in 5 minutes` is not `for 5 minutes`.
 */
const LOOSE_RELATIONS = new Set(['in', 'for', 'of', 'with']);

/** Where a word of a question stands. */
export interface Place {
  /** Of its term, with a number where it stands more than once; `>for` for a relation without a word. */
  readonly key: string;
  /** In no relation, in one that is chosen by taste, or in one that says what the word does there. */
  readonly sort: 'core' | 'loose' | 'strict';
  /** The relation or the clause (`from`, `?before`); of a core word its clause. */
  readonly name: string;
  /** The relation that it stands in, of whichever sort; empty for none. */
  readonly relation: string;
}

/**
 * The place of each word, those of one clause in their order. `verbalNouns` after `to` are a purpose (`for versioning`).
 * A word that stands more than once is numbered by its places, so that the same places give the same keys.
 */
export function placesIn(
  segments: readonly (readonly string[])[],
  verbalNouns: ReadonlySet<string>,
): readonly Place[] {
  return numbered(segments.flatMap((parts, at) => placesOf(parts, `${at}`, verbalNouns)));
}

function placesOf(
  [marker = '', ...parts]: readonly string[],
  clause: string,
  verbalNouns: ReadonlySet<string>,
): Place[] {
  const outer = marker === '?' || marker === '?free' ? '' : marker;
  const places: Place[] = [];
  let relation = '';
  let isEmpty = outer !== '';
  for (const part of [...parts, '>']) {
    if (part.startsWith('>')) {
      if (isEmpty) places.push({ key: `>${relation}`, sort: 'strict', name: relation || outer, relation });
      relation = marker === '?free' ? part.split(' ')[1] || 'in' : part.slice(1);
      isEmpty = part !== '>';
      continue;
    }
    isEmpty = false;
    if (relation === 'to' && verbalNouns.has(part)) relation = 'for';
    const isLoose = LOOSE_RELATIONS.has(relation) && !/^\d/.test(part);
    places.push({ key: part, relation, ...placeIn(relation, isLoose, outer, clause) });
  }
  return places;
}

function placeIn(
  relation: string,
  isLoose: boolean,
  outer: string,
  clause: string,
): Pick<Place, 'sort' | 'name'> {
  if (relation !== '' && !isLoose) return { sort: 'strict', name: relation };
  if (outer !== '') return { sort: 'strict', name: outer };
  return relation === '' ? { sort: 'core', name: clause } : { sort: 'loose', name: relation };
}

function numbered(places: readonly Place[]): Place[] {
  const ranked = [...places].sort((a, b) => compareTexts(text(a), text(b)));
  const counts = new Map<string, number>();
  const numberOf = new Map<Place, number>();
  for (const place of ranked) {
    const count = (counts.get(place.key) ?? 0) + 1;
    counts.set(place.key, count);
    numberOf.set(place, count);
  }
  return places.map((place) => {
    const number = numberOf.get(place) ?? 1;
    return number === 1 ? place : { ...place, key: `${place.key} ${number}` };
  });
}

function text({ sort, name }: Place): string {
  return `${sort} ${name}`;
}
