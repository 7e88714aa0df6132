import type { Stopwatch, Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { RankedFacts } from './entry.ts';
import { followLive } from './follow-live.ts';
import { type KnownEntry, type KnownMemories, keepContent, makeKnownMemories } from './known-memory.ts';
import type { LiveEntries } from './live-entries.ts';
import type { AdditionUnderWay, LiveMark } from './live-mark.ts';
import type { AgentStateReader } from './memory-store.ts';
import { packContext } from './pack-context.ts';
import { type RelevantEntry, rankForQuestion } from './rank-for-question.ts';
import { beginPages, type Reading, readUnread } from './read-unread.ts';
import { type Hits, termsOf } from './relevance.ts';
import { type MemoryContext, renderContext, shownIds } from './render-context.ts';

/** What a context for a question is made from. */
export interface QuestionContextPorts {
  readonly live: LiveEntries;
  readonly states: AgentStateReader;
  readonly timer: Timer;
  readonly stopwatch: Stopwatch;
}

/** What the asker says with the question. */
export interface Asked {
  readonly maxChars: number;
  /** Time for reading what is not in mind yet. */
  readonly budgetMs: number;
  /** The agent's mark if it was read a moment ago; without it, it is read. */
  readonly mark?: LiveMark;
  /** Of how many of the most relevant entries those are wanted that the context leaves out; default 0. */
  readonly mostRelevant?: number;
}

/** The context that suits a question. */
export interface QuestionContext extends MemoryContext {
  /** The entries that it shows, best first. */
  readonly shown: readonly RelevantEntry[];
  /** Most relevant entries that it does not show, most relevant first; each has something in common with the question. */
  readonly others: readonly RelevantEntry[];
  readonly totalEntries: number;
  /**
   * How many of them were read; fewer if time was too short: the others were ranked as if they had nothing to say to it.
   */
  readonly readEntries: number;
  /** Additions that the mark counts and that were not stored yet: nothing of them is known here. */
  readonly unseen: readonly AdditionUnderWay[];
}

/** Finds the context that suits a question, the same as if every entry was read each time. */
export type FindContext = (scope: Scope, question: string, asked: Asked) => Promise<QuestionContext>;

/** Keeps in the instance what it has read of memories, so that later questions read only what has changed. */
export function makeFindContext(
  { live, states, timer, stopwatch }: QuestionContextPorts,
  memories = makeKnownMemories(),
): FindContext {
  return async (scope, question, { maxChars, budgetMs, mark, mostRelevant = 0 }) => {
    const elapsedMs = stopwatch();
    const memory = memories.of(scope);
    const questionTerms = [...termsOf(question)];
    const leftMs = () => budgetMs - elapsedMs();
    const reading: Reading = { live, timer, scope, memory, questionTerms, leftMs };
    const { entries, unseen, hits } = await readEntries(
      reading,
      memories,
      mark ?? (await states.state(scope)).mark,
    );
    const facts = entries.map((entry) => entry.facts);
    const ranked = rankForQuestion(facts, questionTerms.length, hits);
    const plan = packContext(
      ranked.map(({ entry }) => entry),
      maxChars,
    );
    const shown = new Set(shownIds(plan));
    const others = mostRelevantOf(ranked, mostRelevant).filter(({ entry }) => !shown.has(entry.entryId));
    const ids = new Set([...shown, ...others.map(({ entry }) => entry.entryId)]);
    const contents = await contentsOf(reading, entries, ids);
    memories.keep(scope, memory);
    return {
      ...renderContext(plan, facts, contents),
      shown: withContents(
        ranked.filter(({ entry }) => shown.has(entry.entryId)),
        contents,
      ),
      others: withContents(others, contents),
      totalEntries: entries.length,
      readEntries: hits.filter((found) => found !== undefined).length,
      unseen: [...unseen.values()],
    };
  };
}

type Ranked = RelevantEntry<RankedFacts>;

function mostRelevantOf(ranked: readonly Ranked[], most: number): Ranked[] {
  if (most === 0) return [];
  const related = ranked.filter(({ relevance }) => relevance > 0);
  return related.sort((a, b) => b.relevance - a.relevance).slice(0, most);
}

function withContents(entries: readonly Ranked[], contents: ReadonlyMap<string, string>): RelevantEntry[] {
  return entries.flatMap(({ entry, relevance }) => {
    const content = contents.get(entry.entryId);
    return content === undefined ? [] : { entry: { ...entry, content }, relevance };
  });
}

/** The live entries, and of each which of the question's terms it has; undefined for one that there was no time to read. */
async function readEntries(reading: Reading, memories: KnownMemories, mark: LiveMark) {
  const { live, scope, memory, questionTerms } = reading;
  // Nothing is known of the agent: its entries are needed anyway, so they are not waited for twice.
  const pages = memory.live === undefined && mark.sequence > 0 ? beginPages(reading) : undefined;
  memory.live = await followLive(live, scope, mark, memory.live);
  memories.keep(scope, memory);
  const { entries, unseen } = memory.live;
  const passing = await readUnread(reading, entries, pages);
  const find = memory.vocabulary.finderOf(questionTerms);
  const hits = entries.map((entry): Hits | undefined =>
    entry.terms === undefined ? passing.get(entry) : find(entry.terms),
  );
  return { entries, unseen, hits };
}

/** Contents of those of the entries, by id; one that was forgotten meanwhile is left out. */
async function contentsOf(
  { live, scope, memory }: Reading,
  entries: readonly KnownEntry[],
  ids: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const shown = new Map(
    entries.flatMap((entry) => (ids.has(entry.facts.entryId) ? [[entry.facts.entryId, entry]] : [])),
  );
  const unread = [...shown].filter(([, { content }]) => content === undefined).map(([id]) => id);
  const read = unread.length === 0 ? [] : await live.byId(scope, unread);
  const contents = new Map<string, string>();
  for (const [id, { content }] of shown) if (content !== undefined) contents.set(id, content);
  for (const { entryId, sequence, content } of read) {
    const entry = shown.get(entryId);
    if (entry?.facts.sequence !== sequence) continue;
    contents.set(entryId, content);
    keepContent(memory, entry, content);
  }
  return contents;
}
