import type { MemoryEntry } from '../../../../functions/core/memory/entry.ts';
import { isStopWord } from '../../../../functions/core/text/stop-words.ts';
import { stem, words } from '../../../../functions/core/text/words.ts';
import { PRIORITY, packLines } from './reference-memory.ts';

/** The context of entries that suits a question, every entry looked at each time: spec section 2 in plain words. */
export function referenceContextFor(
  question: string,
  entries: readonly MemoryEntry[],
  maxChars: number,
): string {
  const terms = [...termsOf(question)];
  const termSets = entries.map(({ content, stage, dataset = '' }) =>
    termsOf(`${content} ${stage} ${dataset}`),
  );
  const weights = terms.map((term) =>
    Math.log(1 + entries.length / (1 + termSets.filter((set) => set.has(term)).length)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const times = entries.map(({ timestampMs }) => timestampMs);
  const [oldest, newest] = [Math.min(...times), Math.max(...times)];
  const ranked = entries
    .map((entry, index) => {
      const covered = terms.reduce(
        (sum, term, at) => sum + (termSets[index]?.has(term) === true ? (weights[at] ?? 0) : 0),
        0,
      );
      const recency = newest === oldest ? 1 : 1 - (newest - entry.timestampMs) / (newest - oldest);
      const base = 0.5 * entry.importance + 0.3 * (PRIORITY[entry.stage] ?? 0.2);
      const score = 0.5 * (total === 0 ? 0 : covered / total) + 0.5 * (base + 0.2 * recency);
      return { entry, score };
    })
    .sort((a, b) => b.score - a.score || a.entry.sequence - b.entry.sequence);
  return packLines(
    ranked.map(({ entry }) => entry),
    maxChars,
  ).text;
}

function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const word of words(text)) {
    const parts = word.split(/[^\p{L}\p{N}]+/u);
    if (!isStopWord(word))
      for (const part of [word, ...(parts.length > 1 ? parts : [])])
        if (part !== '' && (part === word || !isStopWord(part))) terms.add(stem(part));
  }
  return terms;
}
