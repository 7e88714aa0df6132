import { describe, expect, it } from 'vitest';
import {
  type KnownEntry,
  type KnownMemory,
  keepContent,
  keepTerms,
  makeKnownMemories,
} from '../../../functions/core/memory/known-memory.ts';
import { makeVocabulary } from '../../../functions/core/memory/vocabulary.ts';
import type { Scope } from '../../../functions/core/scope.ts';
import { makeMark } from '../support/agent-state.ts';
import { makeEntry } from '../support/entries.ts';

const SCOPE: Scope = { tenant: 'acme', agentId: 'one' };
const agent = (agentId: string): Scope => ({ tenant: 'acme', agentId });

const knownEntry = (sequence: number, content?: string): KnownEntry => ({
  facts: makeEntry({ sequence }),
  ...(content === undefined ? {} : { content }),
});

/** A memory of those entries, as it is kept; facts of an entry take 400 bytes. */
function memoryOf(entries: readonly KnownEntry[], vocabulary = makeVocabulary()): KnownMemory {
  const live = { mark: makeMark(), entries, unseen: new Map() };
  return { vocabulary, live, room: { terms: 0, contents: 0 } };
}

const someEntries = (count: number) => Array.from({ length: count }, (_, index) => knownEntry(index + 1));

describe('makeKnownMemories', () => {
  it('knows nothing of an agent that it has not met, and has room for it', () => {
    const memory = makeKnownMemories(1000).of(SCOPE);
    expect(memory.live).toBeUndefined();
    expect(memory.vocabulary.size()).toBe(0);
    expect(memory.room).toEqual({ terms: 1000, contents: 500 });
  });

  it('keeps agents apart, also those of one name', () => {
    const memories = makeKnownMemories();
    const memory = memoryOf(someEntries(2));
    memories.keep(SCOPE, memory);
    expect(memories.of(SCOPE).live).toBe(memory.live);
    expect(memories.of({ ...SCOPE, tenant: 'other' }).live).toBeUndefined();
    expect(memories.of({ ...SCOPE, agentId: 'two' }).live).toBeUndefined();
    expect(memories.of({ tenant: 'ac', agentId: 'meone' }).live).toBeUndefined();
  });

  it('lets go those that were asked longest ago, and no more of them than must be', () => {
    const memories = makeKnownMemories(10 * 400);
    const isKept = (names: string) => [...names].map((name) => memories.of(agent(name)).live !== undefined);
    memories.keep(agent('a'), memoryOf(someEntries(2)));
    memories.keep(agent('b'), memoryOf(someEntries(3)));
    memories.keep(agent('c'), memoryOf(someEntries(5)));
    expect(isKept('abc')).toEqual([true, true, true]);
    memories.keep(agent('a'), memoryOf(someEntries(2)));
    memories.keep(agent('d'), memoryOf(someEntries(3)));
    expect(isKept('abcd')).toEqual([true, false, true, true]);
    memories.keep(agent('e'), memoryOf(someEntries(7)));
    expect(isKept('acde')).toEqual([false, false, true, true]);
  });

  it('keeps the memory that was asked last even if it is too large', () => {
    const memories = makeKnownMemories(400);
    memories.keep(agent('a'), memoryOf(someEntries(1)));
    memories.keep(agent('b'), memoryOf(someEntries(3)));
    expect(memories.of(agent('a')).live).toBeUndefined();
    expect(memories.of(agent('b')).live).toBeDefined();
  });

  it('measures what is left for an agent: facts, contents, terms of entries and those of the vocabulary', () => {
    const memories = makeKnownMemories(10_000);
    const vocabulary = makeVocabulary();
    const entry = knownEntry(1, 'x'.repeat(100));
    entry.terms = vocabulary.numbersOf(new Set(['one', 'two', 'three']));
    memories.keep(SCOPE, memoryOf([entry, knownEntry(2)], vocabulary));
    const left = 10_000 - 2 * 400 - 100 * 2 - 3 * 4 - 3 * 80;
    expect(memories.of(SCOPE).room).toEqual({ terms: left, contents: 5000 - 200 });
    const few = makeKnownMemories(1200);
    few.keep(SCOPE, memoryOf([entry, knownEntry(2)], vocabulary));
    expect(few.of(SCOPE).room).toEqual({ terms: 1200 - 1252, contents: 1200 - 1252 });
  });

  it('begins the vocabulary anew once it holds more of what is gone, and keeps contents', () => {
    const memories = makeKnownMemories(10_000_000);
    const keptAfter = (termsGone: number) => {
      const vocabulary = makeVocabulary();
      const entry = knownEntry(1, 'a content');
      entry.terms = vocabulary.numbersOf(new Set(['one', 'two']));
      vocabulary.numbersOf(new Set(Array.from({ length: termsGone }, (_, index) => `gone-${index}`)));
      memories.keep(SCOPE, memoryOf([entry, knownEntry(2)], vocabulary));
      const { live, vocabulary: kept } = memories.of(SCOPE);
      return { size: kept.size(), entries: live?.entries.map(({ content, terms }) => ({ content, terms })) };
    };
    expect(keptAfter(1000)).toMatchObject({
      size: 1002,
      entries: [{ content: 'a content', terms: Uint32Array.from([0, 1]) }, {}],
    });
    expect(keptAfter(1001)).toEqual({
      size: 0,
      entries: [
        { content: 'a content', terms: undefined },
        { content: undefined, terms: undefined },
      ],
    });
  });
});

describe('keepTerms', () => {
  const TERMS = new Set(['one', 'two']);
  const TAKEN = 2 * 4 + 2 * 80;

  it('takes its room, and none for terms that are known', () => {
    const memory = { vocabulary: makeVocabulary(), room: { terms: TAKEN + 8, contents: 0 } };
    const [first, second, third] = [knownEntry(1), knownEntry(2), knownEntry(3)];
    expect(keepTerms(memory, first, TERMS)).toBe(true);
    expect(first.terms).toEqual(Uint32Array.from([0, 1]));
    expect(memory.room.terms).toBe(8);
    expect(keepTerms(memory, second, TERMS)).toBe(true);
    expect(memory.room.terms).toBe(0);
    expect(keepTerms(memory, third, TERMS)).toBe(false);
    expect(third.terms).toBeUndefined();
  });

  it('keeps none where there is no room', () => {
    const memory = { vocabulary: makeVocabulary(), room: { terms: TAKEN - 1, contents: 0 } };
    expect(keepTerms(memory, knownEntry(1), TERMS)).toBe(false);
    expect(memory.vocabulary.size()).toBe(0);
  });
});

describe('keepContent', () => {
  it('takes two bytes for a character of both rooms', () => {
    const memory = { vocabulary: makeVocabulary(), room: { terms: 100, contents: 20 } };
    const entry = knownEntry(1);
    keepContent(memory, entry, 'x'.repeat(10));
    expect(entry.content).toBe('x'.repeat(10));
    expect(memory.room).toEqual({ terms: 80, contents: 0 });
    keepContent(memory, entry, 'y');
    expect(entry.content).toBe('x'.repeat(10));
    expect(memory.room).toEqual({ terms: 80, contents: 0 });
  });

  it.each([
    { terms: 100, contents: 19 },
    { terms: 19, contents: 100 },
  ])('keeps none where there is no room: %j', (room) => {
    const entry = knownEntry(1);
    keepContent({ vocabulary: makeVocabulary(), room: { ...room } }, entry, 'x'.repeat(10));
    expect(entry.content).toBeUndefined();
  });

  it('leaves what is known, and takes no room for it', () => {
    const memory = { vocabulary: makeVocabulary(), room: { terms: 100, contents: 100 } };
    const entry = knownEntry(1, 'known');
    keepContent(memory, entry, 'other');
    expect(entry.content).toBe('known');
    expect(memory.room).toEqual({ terms: 100, contents: 100 });
  });
});
