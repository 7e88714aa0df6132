import type { Scope } from '../scope.ts';
import type { RankedFacts } from './entry.ts';
import type { Followed } from './follow-live.ts';
import { bytesOfTerms, makeVocabulary, type Vocabulary } from './vocabulary.ts';

/** Most bytes that an instance keeps of the memories of all agents, as it estimates them. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024;
/** Part of them that contents may take; terms save more reads. */
const CONTENT_SHARE = 0.5;
/** Bytes of an entry's facts with the objects that hold them. */
const FACTS_BYTES = 400;
/** Bytes of a UTF-16 code unit; mostly it takes half of that. */
const CHAR_BYTES = 2;
/** So many terms of entries that are gone are not worth numbering the others anew. */
const FEW_TERMS = 1000;

/** What an instance has in mind of a live entry. Its content never changes, so neither do its terms. */
export interface KnownEntry {
  readonly facts: RankedFacts;
  /** Undefined until it is read, and where there is no room. */
  content?: string;
  /** Its terms by number; undefined likewise. */
  terms?: Uint32Array;
}

/** What an instance has in mind of one agent's memory. */
export interface KnownMemory {
  readonly vocabulary: Vocabulary;
  /** The entries that lived when it was last looked; undefined before that. */
  live?: Followed;
  /** Room that is left for this agent, bytes. */
  readonly room: { terms: number; contents: number };
}

/** The memories of the agents that were asked last; each tenant's agents are its own. */
export interface KnownMemories {
  /** What is kept of the agent, or a memory of which nothing is known yet. */
  readonly of: (scope: Scope) => KnownMemory;
  /** Keeps the memory, and lets those that were asked longest ago go while there is too much. */
  readonly keep: (scope: Scope, memory: KnownMemory) => void;
}

/** Keeps them in the instance's own memory, by default up to 64 MB. */
export function makeKnownMemories(mostBytes: number = MOST_KEPT_BYTES): KnownMemories {
  const kept = new Map<string, { readonly memory: KnownMemory; readonly bytes: number }>();
  return {
    of: (scope) => kept.get(keyOf(scope))?.memory ?? withRoom(makeVocabulary(), undefined, mostBytes),
    keep: (scope, memory) => {
      const key = keyOf(scope);
      const latest = withRoom(memory.vocabulary, memory.live, mostBytes);
      kept.delete(key);
      kept.set(key, { memory: latest, bytes: mostBytes - latest.room.terms });
      let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
      for (const [oldest, { bytes }] of kept) {
        if (total <= mostBytes || oldest === key) return;
        kept.delete(oldest);
        total -= bytes;
      }
    },
  };
}

/** Keeps the entry's terms; false when there is no room for them. */
export function keepTerms(
  { vocabulary, room }: KnownMemory,
  entry: KnownEntry,
  terms: ReadonlySet<string>,
): boolean {
  const bytes = vocabulary.bytesFor(terms);
  if (bytes > room.terms) return false;
  entry.terms = vocabulary.numbersOf(terms);
  room.terms -= bytes;
  return true;
}

/** Keeps the entry's content if there is room for it. */
export function keepContent({ room }: KnownMemory, entry: KnownEntry, content: string): void {
  const bytes = content.length * CHAR_BYTES;
  if (entry.content !== undefined || bytes > Math.min(room.contents, room.terms)) return;
  entry.content = content;
  room.contents -= bytes;
  room.terms -= bytes;
}

/** Measures what is kept. A vocabulary that holds more of what is gone than of what lives is begun anew. */
function withRoom(vocabulary: Vocabulary, live: Followed | undefined, mostBytes: number): KnownMemory {
  const entries = live?.entries ?? [];
  const numbers = entries.reduce((sum, { terms }) => sum + (terms?.length ?? 0), 0);
  if (live !== undefined && vocabulary.size() > numbers + FEW_TERMS) {
    const stripped = entries.map(({ facts, content }) =>
      content === undefined ? { facts } : { facts, content },
    );
    return withRoom(makeVocabulary(), { ...live, entries: stripped }, mostBytes);
  }
  const contents = entries.reduce((sum, { content = '' }) => sum + content.length * CHAR_BYTES, 0);
  const terms = bytesOfTerms(numbers, vocabulary.size());
  const left = mostBytes - contents - terms - entries.length * FACTS_BYTES;
  const room = { terms: left, contents: Math.min(left, mostBytes * CONTENT_SHARE - contents) };
  return { vocabulary, room, ...(live === undefined ? {} : { live }) };
}

function keyOf({ tenant, agentId }: Scope): string {
  return JSON.stringify([tenant, agentId]);
}
