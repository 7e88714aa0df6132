import type { Term } from '../words/term.ts';
import type { Item } from './segments.ts';

/** What stands without a relation. */
export interface Core {
  readonly items: readonly Item[];
}

/** Items that follow one relation: `in the finance schema`. */
export interface Phrase {
  readonly relation: string;
  readonly items: readonly [Item, ...Item[]];
}

interface Growing {
  readonly items: Item[];
  /** Where the owner in `X of Y` goes on, and its group. */
  owner?: { end: number; readonly group: number };
}

/** Nouns of verbs keep their object after them: `the configuration of X` is as `configure X`. */
const VERBAL_NOUN = /(?:ion|ment|ing|al|ance|ence)s?$/;

/**
 * What stands without a relation first, then one phrase for each relation; `X of Y` is turned into `Y X`, but never put
 * before the `verbs` that the clause begins with, nor past the verb that it ends in.
 */
export function toChunks(items: readonly Item[], verbs: number, endsInVerb: boolean): [Core, ...Phrase[]] {
  const first: Growing = { items: [] };
  const others: (Growing & Phrase)[] = [];
  for (const [at, item] of items.entries()) {
    const isVerb = endsInVerb && at === items.length - 1;
    const current = others.at(-1) ?? first;
    if (item.relation === 'of') putOwner(current, item, current === first ? verbs : 0);
    else if (item.relation !== '') others.push({ relation: item.relation, items: [item] });
    else if (current.owner?.group === item.group && !isVerb) {
      current.items.splice(current.owner.end, 0, item);
      current.owner.end += 1;
    } else current.items.push(item);
  }
  return [first, ...others];
}

/** So many words before a noun without an article hold a verb: `dbt macros return lists of columns`. */
const LONG_GROUP = 3;

/** True for nouns of verbs. */
export function isVerbal(term: Term): boolean {
  return VERBAL_NOUN.test(term.surface) || term.key === 'configure';
}

function putOwner(chunk: Growing, owner: Item, verbs: number): void {
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
  chunk.owner = { end: at + 1, group: owner.group };
}
