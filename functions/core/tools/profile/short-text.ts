import { headOf } from '../../text/code-points.ts';
import { hashText } from './hash-text.ts';

/** Longest text of a result, in code points without the ellipsis. */
const SHORT_TEXT_CHARS = 120;

/** The text, or its first 120 code points and `…`. */
export function shortText(text: string): string {
  const head = headOf(text, SHORT_TEXT_CHARS);
  return head.length === text.length ? text : `${head}…`;
}

/** A key of bounded length that differs for different texts (a long text keeps its head and a 64-bit hash). */
export function shortKey(text: string): string {
  return text.length <= SHORT_TEXT_CHARS ? text : `${shortText(text)}\u0000${hashText(text).join('.')}`;
}

/** The text of a `shortKey` as a result shows it. */
export function shownKey(key: string): string {
  return key.length <= SHORT_TEXT_CHARS ? key : key.slice(0, key.lastIndexOf('\u0000'));
}
