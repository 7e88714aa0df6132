import { CONFUSABLE_WORDS } from '../lexicon/confusable-words.ts';
import { isOneSlipAway } from '../reading/words/edit-distance.ts';
import { lemma } from '../reading/words/lemma.ts';
import type { Term } from '../reading/words/term.ts';

const SHORTEST_WORD = 4;

/**
 * True for plain words that only a slip of the keyboard tells apart; never for two that are both words of their own.
 */
export function isMisspelling(a: Term, b: Term): boolean {
  if (!isPlain(a) || !isPlain(b)) return false;
  if (isDoer(a.surface, b.surface) || isDoer(b.surface, a.surface)) return false;
  return isOneSlipAway(a.surface, b.surface) && !(isConfusable(a.surface) && isConfusable(b.surface));
}

/** `scheduler` is what does what `schedule` says, and `payer` who pays the `payee`. */
function isDoer(word: string, other: string): boolean {
  const [doer, done] = [word.replace(/s$/, ''), other.replace(/s$/, '')];
  return doer === `${done}r` || (done.endsWith('ee') && doer === done.replace(/ee$/, 'er'));
}

function isPlain({ type, surface }: Term): boolean {
  return (type === 'word' || type === 'scope') && surface.length >= SHORTEST_WORD && /^[a-z]+$/.test(surface);
}

function isConfusable(word: string): boolean {
  return CONFUSABLE_WORDS.has(lemma(word));
}
