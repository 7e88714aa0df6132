import { foldWhiteSpace } from '../../text/fold-white-space.ts';
import { words } from '../../text/words.ts';
import { keywordsAmong } from '../data-keywords.ts';
import { type Reading, readQuestion } from './reading/read-question.ts';

/** All that matching needs to know of one question; a function of its text alone, so it can be rebuilt from it. */
export interface QuestionSignature extends Reading {
  /** The question, white space folded. */
  readonly message: string;
  /** Each once: lower-case words, without surrounding punctuation. */
  readonly words: readonly string[];
  /** Each once. */
  readonly keywords: readonly string[];
}

/** Reads a question once for any number of comparisons. Time grows linearly with its length. */
export function toSignature(message: string): QuestionSignature {
  const folded = foldWhiteSpace(message);
  const unique = [...new Set(words(folded))];
  return {
    ...readQuestion(folded),
    message: folded,
    words: unique,
    keywords: keywordsAmong(unique),
  };
}
