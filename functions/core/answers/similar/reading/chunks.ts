import type { Item, Segment } from './segments.ts';

/** Items that follow one relation: `in the finance schema`. */
export interface Chunk {
  readonly relation: string;
  readonly items: readonly Item[];
}

interface GrowingChunk {
  readonly relation: string;
  readonly items: Item[];
  /** Where the owner in `X of Y` goes on, and its group; -1 for none. */
  ownerEnd: number;
  ownerGroup: number;
}

/** Nouns of verbs keep their object after them: `the configuration of X` is as `configure X`. */
const VERBAL_NOUN = /(?:ion|ment|ing|al|ance|ence)s?$/;

/** What stands without a relation first, then one chunk for each relation; `X of Y` is turned into `Y X`. */
export function toChunks(segment: Segment): [Chunk, ...Chunk[]] {
  const first = growing('');
  const others: GrowingChunk[] = [];
  for (const item of withObjectLast(segment)) {
    const current = others.at(-1) ?? first;
    if (item.relation === 'of') putOwner(current, item);
    else if (item.relation !== '') {
      const chunk = growing(item.relation);
      chunk.items.push(item);
      others.push(chunk);
    } else if (item.group === current.ownerGroup) {
      current.items.splice(current.ownerEnd, 0, item);
      current.ownerEnd += 1;
    } else current.items.push(item);
  }
  return [first, ...others];
}

function growing(relation: string): GrowingChunk {
  return { relation, items: [], ownerEnd: -1, ownerGroup: -1 };
}

function putOwner(chunk: GrowingChunk, owner: Item): void {
  const { items } = chunk;
  const owned = items.at(-1);
  let at = items.length;
  if (owned !== undefined && !VERBAL_NOUN.test(owned.term.surface)) {
    at -= 1;
    while (at > 0 && items[at - 1]?.group === owned.group) at -= 1;
  }
  items.splice(at, 0, owner);
  chunk.ownerEnd = at + 1;
  chunk.ownerGroup = owner.group;
}

/** `which tables does the loader write` as `the loader writes tables`. */
function withObjectLast({ items, itemsBeforeDo, trailingRelation }: Segment): readonly Item[] {
  if (itemsBeforeDo === 0 || itemsBeforeDo >= items.length) return items;
  const object = items.slice(0, itemsBeforeDo);
  const rest = items.slice(itemsBeforeDo);
  if (trailingRelation !== '')
    return [
      ...rest,
      ...object.map((item, at) => (at === 0 ? { ...item, relation: trailingRelation } : item)),
    ];
  const phrase = rest.findIndex(({ relation }) => relation !== '');
  const until = phrase < 0 ? rest.length : phrase;
  return [...rest.slice(0, until), ...object, ...rest.slice(until)];
}
