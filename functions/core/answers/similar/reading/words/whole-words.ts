import { remembered } from '../../../../text/remembered.ts';
import { UNITS } from '../../lexicon/numbers.ts';
import { SHORT_FORMS } from '../../lexicon/short-forms.ts';

const MOST_REMEMBERED = 10_000;

const CONTRACTED: ReadonlyMap<string, string> = new Map([
  ["can't", 'can not'],
  ['cant', 'can not'],
  ['cannot', 'can not'],
  ["won't", 'will not'],
  ['wont', 'will not'],
  ['dont', 'do not'],
  ['doesnt', 'does not'],
  ['didnt', 'did not'],
  ['isnt', 'is not'],
  ['arent', 'are not'],
  ['wasnt', 'was not'],
  ['werent', 'were not'],
  ['couldnt', 'could not'],
  ['wouldnt', 'would not'],
  ['shouldnt', 'should not'],
  ['havent', 'have not'],
  ['hasnt', 'has not'],
  ['whats', 'what is'],
  ['wheres', 'where is'],
  ['hows', 'how is'],
  ['im', 'i am'],
  ['ive', 'i have'],
  ["let's", 'let us'],
  ["y'day", 'yesterday'],
  ['w/o', 'without'],
  ['w/', 'with'],
  ['b/w', 'between'],
  ['u', 'you'],
  ['r', 'are'],
  ['ci/cd', 'ci cd'],
]);

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/n't$/i, ' not'],
  [/^(what|where|who|how|when|why|that|there|it|here|he|she)'s$/i, '$1 is'],
  [/'s$/i, ''],
  [/(?<=s)'$/i, ''],
  [/'re$/i, ' are'],
  [/'ve$/i, ' have'],
  [/'ll$/i, ' will'],
  [/'d$/i, ' would'],
  [/'m$/i, ' am'],
];

/** Prefixes that are written joined, apart or with a hyphen. */
const JOINED_PREFIX =
  /^(re|pre|de|co|sub|auto|e|un|over|under|inter|micro|mis|up(?!-to-)|down)-(?=[a-z]{2})/i;

/** The words that a chunk of text without white space is made of: contractions, possessives and hyphens undone. */
export function wholeWords(chunk: string): readonly string[] {
  return isPlain(chunk) ? wholePlain(chunk) : undone(chunk);
}

/** Letters alone, as most chunks are: there is nothing around them to take off. */
export function isPlain(chunk: string): boolean {
  return /^[A-Za-z]+$/.test(chunk);
}

const wholePlain = remembered(undone, MOST_REMEMBERED);

function undone(chunk: string): readonly string[] {
  const straight = chunk.replace(/[’ʼ`´]/gu, "'");
  const lower = straight.toLowerCase();
  const whole = CONTRACTED.get(lower) ?? SHORT_FORMS.get(lower);
  if (whole !== undefined) return whole.split(' ');
  // Most words have no apostrophe, and the endings are tried one by one.
  return straight.includes("'")
    ? uncontracted(straight).split(' ').flatMap(unhyphened)
    : unhyphened(straight);
}

/** `isn't` is `is not`, `role's` is `role`; `users'` stays the plural `users`. */
function uncontracted(word: string): string {
  const rule = ENDINGS.find(([ending]) => ending.test(word));
  return rule === undefined ? word : word.replace(...rule);
}

function unhyphened(word: string): string[] {
  if (/^[A-Z]{2,6}s$/.test(word)) return [word.slice(0, -1)];
  if (/^[a-z]+(?:-[a-z]+)+$/i.test(word)) {
    if (/^non-/i.test(word)) return ['not', ...unhyphened(word.slice(4))];
    return word.replace(JOINED_PREFIX, '$1').split('-');
  }
  if (/^[a-z]+(?:\/[a-z]+)+$/i.test(word)) return word.split('/');
  return withUnit(word);
}

/** `2TB` is `2 TB`, `7:30pm` is `7:30 pm`, `$5` and `5$` are `5 $`, `#7` is `7`. */
function withUnit(word: string): string[] {
  if (/^[$€£]\d[\d.,]*[a-z]*$/iu.test(word)) return [...withUnit(word.slice(1)), word.charAt(0)];
  const plain = word.replace(/^[#~](?=\d)/, '');
  const [, digits = '', unit = ''] =
    /^(\d[\d.,]*)([a-z%$€£]+)$/iu.exec(plain) ?? /^(\d{1,2}:\d{2})([ap]m)$/i.exec(plain) ?? [];
  const isUnit = UNITS.has(unit.toLowerCase()) || /^(?:k|m|mio|bn|am|pm)$/i.test(unit);
  return isUnit ? [digits, unit] : [plain];
}
