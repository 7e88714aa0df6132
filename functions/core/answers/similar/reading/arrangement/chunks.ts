import type { Term } from '../words/term.ts';
import type { Item } from './segments.ts';

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

/**
 * What stands without a relation first, then one chunk for each relation; `X of Y` is turned into `Y X`, but never put
 * before the `verbs` that the clause begins with, nor past the verb that it ends in.
 */
export function toChunks(items: readonly Item[], verbs: number, endsInVerb = false): [Chunk, ...Chunk[]] {
  const first = growing('');
  const others: GrowingChunk[] = [];
  for (const [at, item] of items.entries()) {
    const isVerb = endsInVerb && at === items.length - 1;
    const current = others.at(-1) ?? first;
    if (item.relation === 'of') putOwner(current, item, current === first ? verbs : 0);
    else if (item.relation !== '') {
      const chunk = growing(item.relation);
      chunk.items.push(item);
      others.push(chunk);
    } else if (item.group === current.ownerGroup && !isVerb) {
      current.items.splice(current.ownerEnd, 0, item);
      current.ownerEnd += 1;
    } else current.items.push(item);
  }
  return [first, ...others];
}

/** So many words before a noun without an article hold a verb: `dbt macros return lists of columns`. */
const LONG_GROUP = 3;

function growing(relation: string): GrowingChunk {
  return { relation, items: [], ownerEnd: -1, ownerGroup: -1 };
}

/** True for nouns of verbs. */
export function isVerbal(term: Term): boolean {
  return VERBAL_NOUN.test(term.surface) || term.key === 'configure';
}

function putOwner(chunk: GrowingChunk, owner: Item, verbs: number): void {
  const { items } = chunk;
  const owned = items.at(-1);
  let at = items.length;
  if (owned !== undefined && !isVerbal(owned.term)) {
    at -= 1;
    const start = items.findIndex((item) => item.group === owned.group);
    const isLong = at - start >= LONG_GROUP && items[start]?.isAfterArticle !== true;
    if (!isLong) while (at > verbs && items[at - 1]?.group === owned.group) at -= 1;
  }
  items.splice(at, 0, owner);
  chunk.ownerEnd = at + 1;
  chunk.ownerGroup = owner.group;
}
