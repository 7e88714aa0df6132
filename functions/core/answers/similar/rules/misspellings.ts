import { CONFUSABLE_WORDS } from '../lexicon/confusable-words.ts';
import { isOneSlipAway } from '../reading/edit-distance.ts';
import { lemma } from '../reading/lemma.ts';
import type { Term } from '../reading/term.ts';
import type { Unshared } from './unshared.ts';

/** Most misspelt words in an accepted pair. */
export const MOST_MISSPELT = 2;
/** A question this short may have one misspelt word only, or too little is left to know it by. */
const SHORT_TERMS = 5;
const SHORTEST_WORD = 4;

/**
 * Asked key -> cached key for words that only a slip of the keyboard tells apart. Undefined unless that explains all
 * that the two do not share. Only plain words are mended, never two that are both words of their own.
 */
export function misspellings(
  { asked, cached }: Unshared,
  terms: number,
): ReadonlyMap<string, string> | undefined {
  const most = terms < SHORT_TERMS ? 1 : MOST_MISSPELT;
  if (asked.length !== cached.length || asked.length > most || terms <= asked.length) return undefined;
  const mended = new Map<string, string>();
  const left = [...cached];
  for (const term of asked) {
    const at = left.findIndex((other) => isMisspelling(term, other));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) return undefined;
    mended.set(term.key, found.key);
  }
  return mended;
}

function isMisspelling(a: Term, b: Term): boolean {
  if (!isPlain(a) || !isPlain(b)) return false;
  if (Math.max(a.surface.length, b.surface.length) <= SHORTEST_WORD && a.surface.length !== b.surface.length)
    return false;
  return isOneSlipAway(a.surface, b.surface) && !(isConfusable(a.surface) && isConfusable(b.surface));
}

function isPlain({ type, surface }: Term): boolean {
  return (type === 'word' || type === 'scope') && surface.length >= SHORTEST_WORD && /^[a-z]+$/.test(surface);
}

function isConfusable(word: string): boolean {
  return CONFUSABLE_WORDS.has(lemma(word));
}
