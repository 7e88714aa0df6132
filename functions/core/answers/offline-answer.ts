import type { RelevantEntry } from '../memory/rank-for-question.ts';
import { codePoints, headOf } from '../text/code-points.ts';
import type { ModelRequest } from './model.ts';

const MOST_QUOTED = 3;
const LEAST_RELEVANCE = 0.15;
const MOST_QUOTE_CHARS = 600;

/**
 * An answer made of quotes: the entries that cover the question best, most relevant first, each with its stage, time,
 * dataset and id. It says so when memory holds nothing that fits. An entry has to be at least half as relevant as the
 * best one to be quoted beside it.
 */
export function offlineAnswer({
  entries,
  totalEntries,
}: Pick<ModelRequest, 'entries' | 'totalEntries'>): string {
  if (totalEntries === 0)
    return 'Memory is empty: there is nothing yet to answer from. Add facts to it and ask again.';
  const best = Math.max(0, ...entries.map(({ relevance }) => relevance));
  if (best < LEAST_RELEVANCE)
    return `None of the ${plural(totalEntries)} in memory speaks of this. Add facts about it and ask again.`;
  const quoted = entries
    .filter(({ relevance }) => relevance >= Math.max(LEAST_RELEVANCE, best / 2))
    .sort((a, b) => b.relevance - a.relevance)
    .slice(0, MOST_QUOTED);
  const head = `From memory, ${quoted.length} of ${plural(totalEntries)}:`;
  return [head, ...quoted.map(quote)].join('\n');
}

function plural(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function quote({ entry }: RelevantEntry): string {
  const time = new Date(entry.timestampMs).toISOString().replace(/\.\d+Z$/, 'Z');
  const dataset = entry.dataset === undefined ? '' : `, ${entry.dataset}`;
  const content = entry.content.replace(/\s+/g, ' ').trim();
  const text = codePoints(content) > MOST_QUOTE_CHARS ? `${headOf(content, MOST_QUOTE_CHARS - 1)}…` : content;
  return `- ${text} (${entry.stage}${dataset}, ${time}, entry ${entry.entryId})`;
}
