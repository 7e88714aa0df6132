import { foldWhiteSpace } from '../../text/fold-white-space.ts';
import { words } from '../../text/words.ts';
import { dataKeywords } from '../data-keywords.ts';

/** All that matching needs to know of one question; a function of its text alone, so it can be rebuilt from it. */
export interface QuestionSignature {
  /** The question, white space folded. */
  readonly message: string;
  /** Each once: lower-case words, without surrounding punctuation. */
  readonly words: readonly string[];
  /** Each once. */
  readonly keywords: readonly string[];
  readonly numbers: readonly string[];
}

/** Reads a question once for any number of comparisons. */
export function toSignature(message: string): QuestionSignature {
  const folded = foldWhiteSpace(message);
  const all = words(folded);
  return {
    message: folded,
    words: [...new Set(all)],
    keywords: dataKeywords(folded),
    numbers: all.filter((word) => /\d/.test(word)).sort(),
  };
}
