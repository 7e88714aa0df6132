import { remembered } from '../../../../text/remembered.ts';
import { CONFUSABLE_WORDS } from '../../lexicon/confusable-words.ts';
import { haveSameLetters, isOneSlipAway } from './edit-distance.ts';
import { lemma } from './lemma.ts';
import { phraseAt } from './phrase-table.ts';

const MOST_REMEMBERED = 10_000;

/** The small words that decide how a question is read; of two that fit, one that lacks a letter, then the earlier. */
const TARGETS =
  'how what why which when where who does the from with about have there their should could would please because ' +
  'against during through within until since between before after often many much that this into without your';
const WORDS = TARGETS.split(' ');
const KNOWN = new Set([
  ...WORDS,
  'may',
  'form',
  'then',
  'than',
  'hat',
  'want',
  'whole',
  'mach',
  'man',
  'wish',
  'while',
  'here',
  'were',
  'these',
  'those',
  'they',
  'them',
  'thing',
  'think',
  'intro',
  'four',
  'hour',
  'tour',
  'you',
  'of',
  'to',
  'us',
]);

/** The small word that a misspelt one was to be (`teh`, `wher`, `whcih`); any other word as it is. */
export const mendFunctionWord = remembered(mendFunctionWordAnew, MOST_REMEMBERED);

function mendFunctionWordAnew(word: string): string {
  const lower = word.toLowerCase();
  if (!/^[a-z]{3,8}$/.test(lower) || KNOWN.has(lower) || isKnown(lower)) return word;
  const fitting = WORDS.filter((target) => isMisspelt(lower, target));
  return fitting.find((target) => target.length > word.length) ?? fitting[0] ?? word;
}

function isKnown(word: string): boolean {
  const key = lemma(word);
  return CONFUSABLE_WORDS.has(key) || phraseAt([key], 0) !== undefined;
}

/** Words of three letters have too many neighbours for anything but swapped letters. */
function isMisspelt(word: string, target: string): boolean {
  return isOneSlipAway(word, target) && (target.length > 3 || haveSameLetters(word, target));
}
