import { isStopWord } from '../text/stop-words.ts';
import { words } from '../text/words.ts';
import { lemma } from './similar/reading/words/lemma.ts';
import { phraseAt } from './similar/reading/words/phrase-table.ts';

/**
 * What a text can be found by, each once: its content words and phrases, one term for all inflections, synonyms and
 * abbreviations. A compound such as `release_date` also gives its parts, and `1st` is `1`.
 */
export function searchTerms(text: string): string[] {
  const all = words(text);
  const keys = all.map(lemma);
  const terms = new Set<string>();
  for (let at = 0; at < all.length; ) {
    const { meaning, length } = phraseAt(keys, at) ?? { meaning: undefined, length: 1 };
    if (meaning !== undefined) terms.add(meaning);
    if (length > 1 || meaning === undefined)
      for (const word of all.slice(at, at + length)) for (const term of termsOfWord(word)) terms.add(term);
    at += length;
  }
  return [...terms];
}

function termsOfWord(word: string): string[] {
  const plain = word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1');
  const parts = plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const all = [plain, ...(parts.length > 1 ? parts : [])].filter((part) => !isStopWord(part));
  return all.map(lemma).map((key) => phraseAt([key], 0)?.meaning ?? key);
}
