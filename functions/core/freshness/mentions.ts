import { lazily } from '../lazily.ts';

/** True if the name stands in the text, in any case, with no letter, digit or underscore touching it; never if empty. */
export function mentions(text: string, name: string): boolean {
  const haystack = text.normalize('NFC').toLowerCase();
  const needle = name.normalize('NFC').toLowerCase();
  if (needle === '') return false;
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1))
    if (!isTouched(haystack, at, at + needle.length)) return true;
  return false;
}

/** Two code units to either side hold one code point, a surrogate pair if it is one. */
function isTouched(text: string, from: number, to: number): boolean {
  const before = [...text.slice(Math.max(0, from - 2), from)].at(-1);
  const after = [...text.slice(to, to + 2)][0];
  return isWordCharacter(before) || isWordCharacter(after);
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && wordCharacter().test(character);
}

/** V8 reads the tables of Unicode for a literal as soon as it reads this file. */
const wordCharacter = lazily(() => new RegExp('[\\p{L}\\p{N}_]', 'u'));
