import type { Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { MemoryEntry } from './entry.ts';
import { type KnownEntry, type KnownMemory, keepContent, keepTerms } from './known-memory.ts';
import type { LiveEntries } from './live-entries.ts';
import { type Hits, hitsAmong, termsOfEntry } from './relevance.ts';

/** Most entries that one read asks for by id. */
const MOST_BY_ID = 100;
/** So few are always read by id: in one round trip, and as of now. */
const FEW = 25;
/** Bytes of a read unit. */
const UNIT_BYTES = 4096;
/** Characters that are taken up in one go before other work gets its turn: some milliseconds. */
const SLICE_CHARS = 32_768;

/** What a question's reading of unread entries needs. */
export interface Reading {
  readonly live: LiveEntries;
  readonly timer: Timer;
  readonly scope: Scope;
  readonly memory: KnownMemory;
  readonly questionTerms: readonly string[];
  /** Negative when the time is over. */
  readonly leftMs: () => number;
}

/** Pages of entries, read one after the other. */
type Pages = AsyncIterator<readonly MemoryEntry[]>;

/**
 * Reads the entries whose terms are not known, until the time is over: few of them by id, many with all others page by
 * page, which is cheaper then. `pages` may be under way already. Answers the question's hits in those entries for whose
 * terms there is no room.
 */
export async function readUnread(
  reading: Reading,
  entries: readonly KnownEntry[],
  pages: Pages | undefined,
): Promise<ReadonlyMap<KnownEntry, Hits>> {
  const taking: Taking = { ...reading, hits: new Map(), sliceChars: 0 };
  const unread = new Map<number, KnownEntry>();
  for (const entry of entries) {
    if (entry.terms !== undefined) continue;
    if (entry.content === undefined) unread.set(entry.facts.sequence, entry);
    else await takeUp(taking, entry, entry.content);
  }
  const isByPage = unread.size > FEW && unitsById([...unread.values()]) > unitsByPage(entries);
  if (pages !== undefined || isByPage) await readPages(taking, unread, pages ?? beginPages(reading));
  await readById(taking, unread);
  return taking.hits;
}

/** Begins to read all entries page by page; the first page is asked for at once. */
export function beginPages({ live, scope }: Pick<Reading, 'live' | 'scope'>): Pages {
  const pages = live.pages(scope)[Symbol.asyncIterator]();
  let first: ReturnType<Pages['next']> | undefined = pages.next();
  first.catch(() => {});
  return {
    next: async () => {
      const page = first ?? pages.next();
      first = undefined;
      return await page;
    },
  };
}

interface Taking extends Reading {
  readonly hits: Map<KnownEntry, Hits>;
  /** Characters that were taken up since other work got its turn. */
  sliceChars: number;
}

async function readPages(taking: Taking, unread: Map<number, KnownEntry>, pages: Pages): Promise<void> {
  while (unread.size > 0 && taking.leftMs() > 0) {
    const read = await taking.timer.within(pages.next(), taking.leftMs());
    if (read.kind === 'late' || read.value.done === true) return;
    await takeAll(taking, unread, read.value.value);
  }
}

async function readById(taking: Taking, unread: Map<number, KnownEntry>): Promise<void> {
  const ids = [...unread.values()].map(({ facts }) => facts.entryId);
  for (let from = 0; from < ids.length && taking.leftMs() > 0; from += MOST_BY_ID) {
    const reading = taking.live.byId(taking.scope, ids.slice(from, from + MOST_BY_ID));
    const read = await taking.timer.within(reading, taking.leftMs());
    if (read.kind === 'late') return;
    await takeAll(taking, unread, read.value);
  }
}

async function takeAll(
  taking: Taking,
  unread: Map<number, KnownEntry>,
  entries: readonly MemoryEntry[],
): Promise<void> {
  for (const { sequence, content } of entries) {
    const entry = unread.get(sequence);
    if (entry === undefined) continue;
    if (taking.leftMs() <= 0) return;
    await takeUp(taking, entry, content);
    unread.delete(sequence);
  }
}

/** Keeps terms and content while there is room; else what the question has in common with the entry, for this time. */
async function takeUp(taking: Taking, entry: KnownEntry, content: string): Promise<void> {
  const terms = termsOfEntry({ ...entry.facts, content });
  if (!keepTerms(taking.memory, entry, terms)) taking.hits.set(entry, hitsAmong(taking.questionTerms, terms));
  keepContent(taking.memory, entry, content);
  taking.sliceChars += content.length;
  if (taking.sliceChars < SLICE_CHARS) return;
  taking.sliceChars = 0;
  await taking.timer.sleep(0);
}

/** Read units of reading entries one by one, as of now. */
function unitsById(entries: readonly KnownEntry[]): number {
  return entries.reduce((sum, { facts }) => sum + Math.ceil(facts.sizeBytes / UNIT_BYTES), 0);
}

/** Read units of reading all entries one after the other, a moment old. */
function unitsByPage(entries: readonly KnownEntry[]): number {
  return entries.reduce((sum, { facts }) => sum + facts.sizeBytes, 0) / UNIT_BYTES / 2;
}
