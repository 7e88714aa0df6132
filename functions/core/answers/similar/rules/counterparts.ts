import { isMisspelling } from './misspellings.ts';
import { isNear } from './near-words.ts';
import type { Unshared } from './unshared.ts';

/** Most words of an accepted pair that are not the same in both. */
export const MOST_COUNTERPARTS = 2;
/** A question this short may have one such word only, or too little is left to know it by. */
const SHORT_TERMS = 4;

/**
 * Asked key -> cached key for words that a slip of the keyboard tells apart, or that stand for each other. Undefined
 * unless that explains all that the two do not share.
 */
export function counterparts(
  { asked, cached }: Unshared,
  terms: number,
): ReadonlyMap<string, string> | undefined {
  const most = terms < SHORT_TERMS ? 1 : MOST_COUNTERPARTS;
  if (asked.length !== cached.length || asked.length > most || terms <= asked.length) return undefined;
  const found = new Map<string, string>();
  const left = [...cached];
  for (const term of asked) {
    const at = left.findIndex((other) => isMisspelling(term, other) || isNear(term, other));
    const [other] = at < 0 ? [] : left.splice(at, 1);
    if (other === undefined) return undefined;
    found.set(term.key, other.key);
  }
  return found;
}
