/** The text in Unicode NFC with each run of white space as one space and none at its ends; case is kept. */
export function foldWhiteSpace(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
