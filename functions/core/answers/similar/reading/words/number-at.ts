import { MULTIPLIERS, NUMBER_WORDS, UNITS } from '../../lexicon/numbers.ts';
import type { Term } from './term.ts';

const DIGITS = /^[+-]?\d[\d,]*(?:\.\d+)*$/;
/** After one of these `one` stands for a thing, as in `the cheapest one`. */
const ONE_STANDS_FOR =
  /^(?:the|this|that|which|each|every|do|does|did|can|should|could|would|no|any|new|old)$|est$/;

/** After `the clean one`. */
const NOT_COUNTED = /^(?:when|if|where|while|for|from|with|without|after|before|and|but|that|which|who)$/;

/** The number with its unit at a place in lower-case words, and how many words it takes. */
export function numberAt(
  words: readonly string[],
  start: number,
): { readonly term: Term; readonly length: number } | undefined {
  const first = valueAt(words, start);
  if (first === undefined) return undefined;
  let { value } = first;
  let length = 1;
  const ones = valueAt(words, start + 1)?.value ?? 0;
  if (value >= 20 && !DIGITS.test(words[start] ?? '') && ones > 0 && ones < 10) {
    value += ones;
    length += 1;
  }
  for (let factor = factorAt(words, start + length); factor !== undefined; ) {
    // `2.01 thousand` is 2010, not 2009.9999999999998.
    value = Number((value * factor).toPrecision(15));
    length += 1;
    factor = factorAt(words, start + length);
  }
  const unit = UNITS.get(words[start + length] ?? '');
  const text = first.text ?? String(value);
  const key = unit === undefined ? text : `${text} ${unit}`;
  const total = unit === undefined ? length : length + 1;
  return {
    term: { key, type: 'number', surface: words.slice(start, start + total).join(' ') },
    length: total,
  };
}

function valueAt(words: readonly string[], at: number): { value: number; text?: string } | undefined {
  const word = words[at] ?? '';
  if (DIGITS.test(word)) {
    const plain = word.replaceAll(',', '');
    const value = Number(plain);
    // Codes with leading zeros, versions and digits beyond what a number holds are compared as written.
    const isCode = /^[+-]?0\d/.test(plain) || !Number.isSafeInteger(Math.trunc(value));
    return isCode || isVersion(plain, words[at + 1] ?? '') ? { value: 0, text: plain } : { value };
  }
  if (word === 'one' && isCount(words, at)) return { value: 1 };
  const value = NUMBER_WORDS.get(word);
  return value === undefined ? undefined : { value };
}

/** `3.10` is no `3.1`, but for an amount: `3.10 $`. */
function isVersion(digits: string, next: string): boolean {
  return /\.\d*[1-9]0+$/.test(digits) && !UNITS.has(next) && !MULTIPLIERS.has(next);
}

function factorAt(words: readonly string[], at: number): number | undefined {
  return MULTIPLIERS.get(words[at] ?? '');
}

function isCount(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? '';
  const [first = '', second = ''] = [words[at - 2], words[at - 1]];
  const isDescribed = /^(?:the|this|that|which|a|an|any|no)$/.test(first) && NOT_COUNTED.test(next);
  return /^[a-z]{3,}$/.test(next) && !ONE_STANDS_FOR.test(second) && !isDescribed;
}
