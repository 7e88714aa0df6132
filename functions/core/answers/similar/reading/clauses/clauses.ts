import { isPlain, wholeWords } from '../words/whole-words.ts';

/** Words between two marks of punctuation, and the mark at their end. Words keep their case. */
export interface Clause {
  readonly words: readonly string[];
  readonly end: 'comma' | 'stop' | 'question';
}

const OPENING = /^[([{"'“”‘’«»„`*<]+(?=.)/u;
const CLOSING = /[)\]}"'“”‘’«»`*>.,;:!?…¿¡]+$/u;
/** Signs that are asked about, as in `what does => do`; not what only ends or decorates a sentence. */
const SIGNS = /^(?![-–.,;:!?'"“”‘’«»()…*_]+$)[^\p{L}\p{N}\s\p{Cf}\p{Extended_Pictographic}\uFE0F]+$/u;
const HAS_TEXT = /[\p{L}\p{N}\p{Cf}]/u;
const PICTURES = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cf}\uFE0F]+$/u;
const ABBREVIATED = /^(?:e\.g|i\.e|vs|etc|no|approx|(?:[a-z]\.)+[a-z])\.$/i;

/** The clauses of a text, none of them empty. Takes folded white space. */
export function toClauses(message: string): Clause[] {
  const clauses: Clause[] = [];
  let words: string[] = [];
  const close = (end: Clause['end']): void => {
    if (words.length > 0) clauses.push({ words, end });
    words = [];
  };
  for (const chunk of message.replace(/—|\s[–-]+\s/gu, ' , ').split(/\s+/u)) {
    if (isPlain(chunk)) words.push(...wholeWords(chunk));
    else if (SIGNS.test(chunk)) words.push(chunk === '&' ? 'and' : chunk);
    else {
      const opened = chunk.replace(OPENING, '');
      if (opened !== chunk && /^[([{]/.test(chunk)) close('comma');
      const bare = opened.replace(CLOSING, '');
      if (HAS_TEXT.test(bare) && !PICTURES.test(bare)) words.push(...wholeWords(bare));
      const end = endOf(chunk, opened.slice(bare.length));
      if (end !== undefined) close(end);
    }
  }
  close('stop');
  return clauses;
}

function endOf(chunk: string, tail: string): Clause['end'] | undefined {
  if (tail.includes('?')) return 'question';
  if (ABBREVIATED.test(chunk)) return undefined;
  if (/[.!…]/u.test(tail)) return 'stop';
  return /[,;:)\]}]/u.test(tail) ? 'comma' : undefined;
}
