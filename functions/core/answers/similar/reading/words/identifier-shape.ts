/**
 * True for what must be the same letter by letter: names with digits, underscores, dots, slashes, signs or inner
 * capitals, and words with anything but plain letters (look-alike and invisible characters among them).
 */
export function hasIdentifierShape(word: string): boolean {
  return !/^[a-z]+$/i.test(word) || /[a-z][A-Z]/.test(word);
}
