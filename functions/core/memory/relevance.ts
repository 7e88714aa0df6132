import { isStopWord } from '../text/stop-words.ts';
import { stem, words } from '../text/words.ts';

interface Searchable {
  readonly content: string;
  readonly stage: string;
  readonly dataset?: string;
}

/** Places, ascending, of those terms of a question that an entry has. */
export type Hits = readonly number[];

/**
 * How well each entry covers the terms of a question, 0 to 1: the share of the question's term weight that stands in
 * the entry's content, stage or dataset. A term weighs its inverse document frequency, ln(1 + N / (1 + entries with
 * it)), so a rare name counts more than a word that every entry has. All 0 for a question without terms. An entry whose
 * hits are not known counts nowhere and gets 0.
 */
export function lexicalRelevance(termCount: number, hitsOfEntries: readonly (Hits | undefined)[]): number[] {
  const matching = Array.from({ length: termCount }, () => 0);
  let known = 0;
  for (const hits of hitsOfEntries) {
    if (hits === undefined) continue;
    known++;
    for (const place of hits) matching[place] = (matching[place] ?? 0) + 1;
  }
  const weights = matching.map((count) => Math.log(1 + known / (1 + count)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return hitsOfEntries.map((hits = []) => {
    const covered = hits.reduce((sum, place) => sum + (weights[place] ?? 0), 0);
    return total === 0 ? 0 : covered / total;
  });
}

/** Stems of the words that carry a topic; a compound such as `release_date` also gives its parts. */
export function termsOf(text: string): Set<string> {
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

/** Terms by which an entry is found: those of its content, stage and dataset. */
export function termsOfEntry({ content, stage, dataset = '' }: Searchable): Set<string> {
  return termsOf(`${content} ${stage} ${dataset}`);
}

/** Places of the question's terms that stand among the entry's. */
export function hitsAmong(questionTerms: readonly string[], entryTerms: ReadonlySet<string>): Hits {
  return questionTerms.flatMap((term, place) => (entryTerms.has(term) ? place : []));
}
