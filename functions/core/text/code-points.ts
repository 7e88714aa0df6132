/** Number of Unicode code points of the text. */
export function codePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += isPair(text, index) ? 2 : 1) count++;
  return count;
}

/** The first `count` code points of the text; a surrogate pair is never split. */
export function headOf(text: string, count: number): string {
  let index = 0;
  for (let taken = 0; taken < count && index < text.length; taken++) index += isPair(text, index) ? 2 : 1;
  return text.slice(0, index);
}

function isPair(text: string, index: number): boolean {
  return (text.codePointAt(index) ?? 0) > 0xffff;
}
