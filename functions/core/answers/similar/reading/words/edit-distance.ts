/**
 * True when one insertion, deletion, substitution or swap of neighbours makes one word of the other and their first
 * letters agree (or are what is swapped): the slips of a keyboard. False for equal words.
 */
export function isOneSlipAway(a: string, b: string): boolean {
  if (a === b) return false;
  const start = commonStart(a, b);
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return start > 0 && short.slice(start) === long.slice(start + 1);
  }
  const isSwap =
    a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2);
  return isSwap || (start > 0 && a.slice(start + 1) === b.slice(start + 1));
}

/** True for two words of the same letters, each as often, in any order. */
export function haveSameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

function commonStart(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  return start;
}
