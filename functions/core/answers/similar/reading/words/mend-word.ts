import { remembered } from '../../../../text/remembered.ts';
import { ABBREVIATIONS } from '../../lexicon/abbreviations.ts';
import { CHATTER, COURTESIES, GLUE, SUBJECTS } from '../../lexicon/chatter.ts';
import { CONFUSABLE_WORDS } from '../../lexicon/confusable-words.ts';
import { DATA_SYNONYMS } from '../../lexicon/data-synonyms.ts';
import { FIELD_ABBREVIATIONS } from '../../lexicon/field-abbreviations.ts';
import { FILLERS } from '../../lexicon/function-words.ts';
import { MORE_SYNONYMS } from '../../lexicon/more-synonyms.ts';
import { NAMES } from '../../lexicon/names.ts';
import { SYNONYMS } from '../../lexicon/synonyms.ts';
import { haveSameLetters, isOneSlipAway } from './edit-distance.ts';
import { lemma } from './lemma.ts';

const MOST_REMEMBERED = 10_000;
/** Shorter words have too many neighbours. */
const SHORTEST_WORD = 5;
const LONGEST_SHORT_WORD = 6;

/** `clusterd` is `clustered`; no English word but names and known ones ends so. */
const LACKS_E = /^[a-z]{4,}(?:t|er|at|iz|m|p|ck|sh)d$/;

/** First letter and length of a stem -> stem -> word of the lexicon. */
const VOCABULARY = new Map<string, Map<string, string>>();
const KNOWN = new Set<string>(CONFUSABLE_WORDS);
for (const words of [CHATTER, COURTESIES, GLUE, FILLERS]) for (const word of words) KNOWN.add(lemma(word));
for (const word of `${ABBREVIATIONS} ${FIELD_ABBREVIATIONS} ${SYNONYMS} ${MORE_SYNONYMS} ${DATA_SYNONYMS}`.split(
  /[\s,]+/,
))
  learn(word);
for (const words of [SUBJECTS, NAMES]) for (const word of words) learn(word);

/**
 * The word of the lexicon that a misspelt one was to be, with its ending; any other word as it is. A word is misspelt
 * if it is unknown and one slip of the keyboard away from just one word of the lexicon.
 */
export const mendWord = remembered(mendWordAnew, MOST_REMEMBERED);

function mendWordAnew(word: string): string {
  const lower = word.toLowerCase();
  if (LACKS_E.test(lower) && !KNOWN.has(lemma(lower))) return `${word.slice(0, -1)}ed`;
  const stem = stemOf(lower);
  if (stem.length < SHORTEST_WORD || !/^[A-Za-z][a-z]+$/.test(word) || KNOWN.has(lemma(lower))) return word;
  const near = neighbours(stem);
  // A product's name is a rare word: `piont` was to be `point`.
  const plain = near.filter(([, found]) => !NAMES.has(found));
  const [found, ...others] = plain.length > 0 ? plain : near.filter(([other]) => !isSwap(stem, other));
  if (found === undefined || others.length > 0) return word;
  const ending = /(?:ed|ing)$/.exec(lower)?.[0];
  return ending === undefined || found[1].endsWith(ending) ? found[1] : `${found[0]}${ending}`;
}

function neighbours(stem: string): (readonly [string, string])[] {
  const near = [stem.length - 1, stem.length, stem.length + 1].flatMap((length) =>
    Array.from(VOCABULARY.get(placeOf(stem, length)) ?? []),
  );
  return near.filter(([other]) => isOneSlipAway(stem, other) && !isOtherWord(stem, other));
}

/** Short words that differ in one letter are mostly two words (`midway`, `midday`). */
function isOtherWord(a: string, b: string): boolean {
  if (a.length !== b.length || a.length > LONGEST_SHORT_WORD) return false;
  return !haveSameLetters(a, b);
}

/** Two letters of a short word have changed places, which makes a product's name of an everyday word. */
function isSwap(stem: string, other: string): boolean {
  return stem.length <= LONGEST_SHORT_WORD && haveSameLetters(stem, other);
}

function placeOf(stem: string, length: number): string {
  return `${stem.charAt(0)}${length}`;
}

/** Without the endings that a slip leaves as they are. */
function stemOf(word: string): string {
  return word.replace(/(?:s|ed|ing)$/, '').replace(/e$/, '');
}

function learn(word: string): void {
  KNOWN.add(lemma(word));
  const stem = stemOf(word);
  if (stem.length < SHORTEST_WORD || !/^[a-z]+$/.test(word) || CONFUSABLE_WORDS.has(lemma(word))) return;
  const place = placeOf(stem, stem.length);
  VOCABULARY.set(place, (VOCABULARY.get(place) ?? new Map<string, string>()).set(stem, word));
}
