import type { MemoryEntry } from '../memory/entry.ts';
import { codePoints, headOf } from '../text/code-points.ts';
import type { ModelRequest } from './model.ts';

const MOST_QUOTE_CHARS = 600;

/**
 * An answer made of quotes, in their order, each with its stage, dataset, time and id. It says so when memory holds
 * nothing that fits, and when only a part of memory was read: then it does not speak for the rest.
 */
export function offlineAnswer(
  { totalEntries, readEntries }: Pick<ModelRequest, 'totalEntries' | 'readEntries'>,
  quotes: readonly MemoryEntry[],
): string {
  if (totalEntries === 0)
    return 'Memory is empty: there is nothing yet to answer from. Add facts to it and ask again.';
  const isWhole = readEntries >= totalEntries;
  if (quotes.length > 0) {
    const source = `From memory, ${quotes.length} of ${plural(totalEntries)}`;
    const head = isWhole ? source : `${source} (only ${readEntries} could be read in time)`;
    return [`${head}:`, ...quotes.map(quote)].join('\n');
  }
  if (isWhole)
    return `None of the ${plural(totalEntries)} in memory speaks of this. Add facts about it and ask again.`;
  return (
    `Time was too short to read all of memory: ${readEntries} of ${plural(totalEntries)} were read, ` +
    'and none of those speaks of this. Ask again in a moment.'
  );
}

function plural(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function quote({ entryId, stage, dataset, timestampMs, content }: MemoryEntry): string {
  const time = new Date(timestampMs).toISOString().replace(/\.\d+Z$/, 'Z');
  const line = content.replace(/\s+/g, ' ').trim();
  const text = codePoints(line) > MOST_QUOTE_CHARS ? `${headOf(line, MOST_QUOTE_CHARS - 1)}…` : line;
  return `- ${text} (${stage}${dataset === undefined ? '' : `, ${dataset}`}, ${time}, entry ${entryId})`;
}
