import { lazily } from '../lazily.ts';

/** Words of the text, lower-case, without surrounding punctuation; `sales.orders_v2` stays one word. */
export function words(text: string): string[] {
  return toNfc(text)
    .toLowerCase()
    .split(/\s+/)
    .map(withoutEdges)
    .filter((word) => word !== '');
}

/** The tables of Unicode take longer to load than a stored answer to be served, and most texts do without. */
function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are what ASCII has
  return /^[\0-\x7f]*$/.test(text);
}

function toNfc(text: string): string {
  return isAscii(text) ? text : text.normalize('NFC');
}

/** Most words: nothing around them to take away, and quick to say. */
const IS_PLAIN = /^[a-z0-9]+$/;

function withoutEdges(word: string): string {
  if (IS_PLAIN.test(word)) return word;
  return isAscii(word) ? word.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '') : word.replace(edges(), '');
}

/** V8 reads the tables of Unicode for a literal as soon as it reads this file. */
const edges = lazily(() => new RegExp('^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$', 'gu'));

/**
 * Common stem of a word's simple English inflections (plural, -ed, -ing), not itself a word: `aggregate`,
 * `aggregates` and `aggregated` give `aggregat`. Words under four letters or with anything but a to z stay.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const singular = withoutPlural(word);
  return withoutEnding(singular, 'ing') ?? withoutEnding(singular, 'ed') ?? singular.replace(/e$/, '');
}

function withoutPlural(word: string): string {
  if (word.length > 4 && /(?:ies|ied)$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutEnding(word: string, ending: string): string | undefined {
  const rest = word.slice(0, -ending.length);
  if (!word.endsWith(ending) || rest.length < 3 || !/[aeiouy]/.test(rest)) return undefined;
  return /([bdfgkmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest.replace(/e$/, '');
}
