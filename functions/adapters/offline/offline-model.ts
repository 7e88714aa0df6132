import type { Model, ModelRequest } from '../../core/answers/model.ts';
import { offlineAnswer } from '../../core/answers/offline-answer.ts';
import type { MemoryEntry } from '../../core/memory/entry.ts';

/** So many of the most relevant entries are looked at, also where the context has no room for them. */
const MOST_RELEVANT = 12;

/** The provider without a network: it quotes the memory entries that fit the question and never pretends to more. */
export function makeOfflineModel(): Model {
  return {
    mostRelevant: MOST_RELEVANT,
    answer: async (request) => {
      const { others } = request;
      const quotes = await quotesFor(request);
      const drawnFrom = quotes.filter((quote) => others.some(({ entry }) => entry.entryId === quote.entryId));
      return {
        text: offlineAnswer(request, quotes),
        model: 'offline-extractive',
        drawnFrom: drawnFrom.map(({ entryId }) => entryId),
      };
    },
  };
}

async function quotesFor(request: ModelRequest): Promise<MemoryEntry[]> {
  if (request.entries.length + request.others.length === 0) return [];
  const { findQuotes } = await import('./find-quotes.ts');
  return findQuotes(request);
}
