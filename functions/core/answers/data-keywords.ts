import { stem, words } from '../text/words.ts';

/** The words that make a question one about data (spec section 4). */
export const DATA_KEYWORDS = (
  'etl pipeline transform schema query database warehouse lake stream batch partition join aggregate filter sort ' +
  'group index optimize'
).split(' ');

const KEYWORD_BY_STEM = new Map(DATA_KEYWORDS.map((keyword) => [stem(keyword), keyword]));

/** The data keywords that the text holds, each once, through simple inflection. */
export function dataKeywords(text: string): string[] {
  return keywordsAmong(words(text));
}

/** Those among the words of a text, each once. */
export function keywordsAmong(wordsOfText: readonly string[]): string[] {
  return [...new Set(wordsOfText.flatMap((word) => KEYWORD_BY_STEM.get(stem(word)) ?? []))];
}
