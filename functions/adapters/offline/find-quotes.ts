import MiniSearch from 'minisearch';
import type { ModelRequest } from '../../core/answers/model.ts';
import { searchTerms } from '../../core/answers/search-terms.ts';
import type { MemoryEntry } from '../../core/memory/entry.ts';
import type { RelevantEntry } from '../../core/memory/rank-for-question.ts';

const MOST_QUOTED = 3;
/** An entry is quoted beside the best one if it is at least that good, of 1. */
const LEAST_OF_BEST = 0.6;
/** What an entry that speaks of the question covers: so much of its weight in all of memory, and two of its terms … */
const LEAST_RELEVANCE = 0.15;
const LEAST_TERMS = 2;
/** … or such a part of its terms. */
const LEAST_COVERED = 0.5;
/** What the first of the context has ahead of the last, of 1: importance, stage and time decide between equals. */
const HEAD_START = 0.05;
/** Of a longer entry only its beginning is indexed: an answer has its time. Beyond, its relevance speaks for it. */
const MOST_INDEXED_CHARS = 2000;
/** So long is a word that may be misspelt by one letter. */
const LEAST_FUZZY_LETTERS = 5;

/**
 * The entries that speak of the question, most relevant first, at most three; none if even the best has too little to
 * do with it. Relevance is half BM25 among these entries and half the weight of the question that they cover in all of
 * memory, each as a part of the best.
 */
export function findQuotes({
  message,
  entries: shown,
  others,
}: Pick<ModelRequest, 'message' | 'entries' | 'others'>): MemoryEntry[] {
  const entries = [...shown, ...others];
  const asked = searchTerms(message).length;
  const found = search(message, entries).filter(
    ({ relevance, covered }) =>
      covered >= LEAST_COVERED * asked ||
      (relevance >= LEAST_RELEVANCE && covered >= Math.min(LEAST_TERMS, asked / 3)),
  );
  const most = (of: (one: Found) => number) => Math.max(Number.MIN_VALUE, ...found.map(of));
  const [bestScore, bestRelevance] = [most(({ score }) => score), most(({ relevance }) => relevance)];
  const ranked = found
    .map(({ entry, position, score, relevance }) => {
      const merit = (score / bestScore + relevance / bestRelevance) / 2;
      return { entry, merit: merit * (1 + HEAD_START * (1 - position / entries.length)) };
    })
    .sort((a, b) => b.merit - a.merit);
  const least = LEAST_OF_BEST * (ranked[0]?.merit ?? 0);
  return ranked
    .filter(({ merit }) => merit >= least)
    .slice(0, MOST_QUOTED)
    .map(({ entry }) => entry);
}

interface Found extends RelevantEntry {
  /** Place in the context, from 0. */
  readonly position: number;
  readonly score: number;
  /** How many of the question's terms it has. */
  readonly covered: number;
}

/** Entries that have a term of the question, in no order. */
function search(message: string, entries: readonly RelevantEntry[]): Found[] {
  const index = new MiniSearch<Document>({
    fields: ['content', 'stage', 'dataset', 'day'],
    tokenize: searchTerms,
    processTerm: (term) => term,
    searchOptions: {
      boost: { day: 0.5 },
      fuzzy: (term) => (term.length >= LEAST_FUZZY_LETTERS && /^[a-z]+$/.test(term) ? 1 : false),
    },
  });
  index.addAll(entries.map(({ entry }, id) => toDocument(entry, id)));
  const results = new Map(index.search(message).map((result) => [Number(result.id), result]));
  return entries.flatMap((relevant, position) => {
    const { score = 0, queryTerms = [] } = results.get(position) ?? {};
    const isCut = relevant.entry.content.length > MOST_INDEXED_CHARS && relevant.relevance > 0;
    const covered = isCut ? Math.max(queryTerms.length, LEAST_TERMS) : queryTerms.length;
    return covered === 0 ? [] : [{ ...relevant, position, score, covered }];
  });
}

interface Document {
  readonly id: number;
  readonly content: string;
  readonly stage: string;
  readonly dataset: string;
  /** `2026-07-01 July 1 Wednesday`, in UTC. */
  readonly day: string;
}

function toDocument({ content, stage, dataset = '', timestampMs }: MemoryEntry, id: number): Document {
  const date = new Date(timestampMs).toISOString().slice(0, 10);
  const beginning = content.slice(0, MOST_INDEXED_CHARS);
  return { id, content: beginning, stage, dataset, day: `${date} ${DAY.format(timestampMs)}` };
}

const DAY = new Intl.DateTimeFormat('en', {
  timeZone: 'UTC',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
});
