import { CLAUSE_MARKERS } from '../../lexicon/function-words.ts';
import { PASTS } from '../../lexicon/pasts.ts';
import { wordSet } from '../../lexicon/word-set.ts';

/** When what is asked about happens; empty where a question does not say (`how to …`, `can I …`). */
export type TimeAsked = 'past' | 'present' | '';

const PAST = wordSet('did was were had');
const PRESENT = wordSet('do does is are am would');
const PERFECT = wordSet('has have');
/** A verb behind these has no time of its own, and what stands behind a clause marker is not what is asked. */
const TIMELESS = wordSet('can could should will must may might shall to');
/** Verbs whose past looks like their present. */
const UNCHANGED = wordSet('read hit cut put set split cast spread reset shut cost let quit');
/** So many words after `have` may stand before its participle: `have we already migrated`. */
const PARTICIPLE_WITHIN = 5;

/** The time of the clause that asks, by its first auxiliary verb: what has been done is as past as what was done. */
export function timeAsked(words: readonly string[]): TimeAsked {
  const lower = words.map((word) => word.toLowerCase());
  for (const [at, word] of lower.entries()) {
    const next = lower[at + 1] ?? '';
    if (PAST.has(word) || next === 'been') return 'past';
    if (PRESENT.has(word)) return 'present';
    if (PERFECT.has(word)) return timeOfPerfect(lower.slice(at + 1));
    if (TIMELESS.has(word) || (at > 0 && (CLAUSE_MARKERS.has(word) || word === 'that'))) return '';
    const time = timeOfVerb(word, at, lower[0] ?? '');
    if (time !== '') return time;
  }
  return isPresent(lower) ? 'present' : '';
}

/** `which licenses expire today` has a verb of the present, as nothing in it may be one of the past. */
function isPresent([first = '', ...words]: readonly string[]): boolean {
  return (
    /^(?:who|which|what)$/.test(first) &&
    !words.some((word) => /(?:ed|rd)$/.test(word) || PASTS.has(word) || UNCHANGED.has(word))
  );
}

/** What follows `has` or `have`. */
function timeOfPerfect(words: readonly string[]): TimeAsked {
  if (words[0] === 'to') return '';
  const isDone = words.slice(0, PARTICIPLE_WITHIN).some((word) => isPast(word) || word === 'run');
  return isDone ? 'past' : 'present';
}

/** Of a verb without an auxiliary, where one may stand: `who approved it`, `which late queries failed`. */
function timeOfVerb(word: string, at: number, first: string): TimeAsked {
  const mayBeVerb = /^(?:who|what)$/.test(first) ? at === 1 : first === 'which' && (at === 2 || at === 3);
  return mayBeVerb && isPast(word) ? 'past' : '';
}

function isPast(word: string): boolean {
  return /.[^e]ed$/.test(word) || PASTS.has(word);
}
