/** Sorts texts by their UTF-16 code units, as `sort` does without a comparison; equal texts keep their order. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
