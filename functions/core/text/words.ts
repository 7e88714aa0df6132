/** Words of the text, lower-case, without surrounding punctuation; `sales.orders_v2` stays one word. */
export function words(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => (IS_PLAIN.test(word) ? word : word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')))
    .filter((word) => word !== '');
}

/** Most words: nothing around them to take away, and quick to say. */
const IS_PLAIN = /^[a-z0-9]+$/;

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
