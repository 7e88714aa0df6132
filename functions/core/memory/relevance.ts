import { isStopWord } from '../text/stop-words.ts';
import { stem, words } from '../text/words.ts';

interface Searchable {
  readonly content: string;
  readonly stage: string;
  readonly dataset?: string;
}

/**
 * How well each entry covers the words of a question, 0 to 1: the share of the question's term weight that stands in
 * the entry's content, stage or dataset. A term weighs its inverse document frequency, ln(1 + N / (1 + entries with
 * it)), so a rare name counts more than a word that every entry has. All 0 for a question of stop words only.
 */
export function lexicalRelevance(question: string, entries: readonly Searchable[]): number[] {
  const terms = [...termsOf(question)];
  const termSets = entries.map(({ content, stage, dataset = '' }) =>
    termsOf(`${content} ${stage} ${dataset}`),
  );
  const weights = terms.map((term) => {
    const matching = termSets.reduce((count, set) => count + (set.has(term) ? 1 : 0), 0);
    return Math.log(1 + entries.length / (1 + matching));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return termSets.map((set) => {
    const covered = terms.reduce(
      (sum, term, position) => sum + (set.has(term) ? (weights[position] ?? 0) : 0),
      0,
    );
    return total === 0 ? 0 : covered / total;
  });
}

/** Stems of the words that carry a topic; a compound such as `release_date` also gives its parts. */
function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const word of words(text)) {
    if (isStopWord(word)) continue;
    terms.add(stem(word));
    const parts = word.split(/[^\p{L}\p{N}]+/u);
    if (parts.length > 1)
      for (const part of parts) if (part !== '' && !isStopWord(part)) terms.add(stem(part));
  }
  return terms;
}
