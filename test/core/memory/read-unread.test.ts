import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import { type KnownEntry, makeKnownMemories } from '../../../functions/core/memory/known-memory.ts';
import { beginPages, type Reading, readUnread } from '../../../functions/core/memory/read-unread.ts';
import { termsOf } from '../../../functions/core/memory/relevance.ts';
import type { Timer } from '../../../functions/core/ports.ts';
import { makeEntries } from '../support/entries.ts';

const SCOPE = { tenant: 'local', agentId: 'agent-1' };

interface Given {
  /** What the store holds, page by page. */
  readonly pages?: readonly (readonly MemoryEntry[])[];
  /** What it gives by id beside that. */
  readonly others?: readonly MemoryEntry[];
  /** What each look at the clock says is left; the last one for ever. */
  readonly leftMs?: readonly number[];
  readonly isLate?: boolean;
  readonly mostBytes?: number;
}

/** A reading over a store that writes down what it is asked for. */
function makeReading({ pages = [], others = [], leftMs = [1000], isLate = false, mostBytes }: Given) {
  const reads: string[] = [];
  const clock = [...leftMs];
  let turns = 0;
  const timer: Timer = {
    within: async (work) => (isLate ? { kind: 'late' } : { kind: 'done', value: await work }),
    sleep: async () => void turns++,
  };
  const reading: Reading = {
    scope: SCOPE,
    timer,
    memory: makeKnownMemories(mostBytes).of(SCOPE),
    questionTerms: [...termsOf('orders rows')],
    leftMs: () => (clock.length > 1 ? clock.shift() : clock[0]) ?? 0,
    live: {
      newest: async () => [],
      all: async () => [],
      byId: async (_, ids) => {
        reads.push(`${ids.length} by id`);
        return [...pages.flat(), ...others].filter(({ entryId }) => ids.includes(entryId));
      },
      pages: async function* () {
        for (const [index, page] of pages.entries()) {
          reads.push(`page ${index + 1}`);
          yield page;
        }
      },
    },
  };
  return { reading, reads, turns: () => turns };
}

const many = (count: number, content: string, from = 1) =>
  makeEntries(
    Array.from({ length: count }, (_, index) => ({
      content,
      entryId: `e${from + index}`,
      sequence: from + index,
    })),
  );

const unread = (entries: readonly MemoryEntry[]): KnownEntry[] => entries.map((facts) => ({ facts }));

const known = (entries: readonly MemoryEntry[]): KnownEntry[] =>
  entries.map((facts) => ({ facts, terms: new Uint32Array() }));

const isRead = ({ terms, content }: KnownEntry) => terms !== undefined && content !== undefined;

/** Half a read unit by a page, two by id. */
const LONG = 'orders '.repeat(700);

describe('readUnread', () => {
  it('reads up to 25 by id, whatever that costs', async () => {
    const stored = many(25, LONG);
    const { reading, reads } = makeReading({ pages: [stored] });
    const entries = unread(stored);
    await readUnread(reading, entries, undefined);
    expect(reads).toEqual(['25 by id']);
    expect(entries.every(isRead)).toBe(true);
  });

  it('reads more page by page where that is cheaper, and no page too many', async () => {
    const stored = many(26, LONG);
    const { reading, reads } = makeReading({
      pages: [stored.slice(0, 20), stored.slice(20), many(9, 'x', 90)],
    });
    const entries = unread(stored);
    await readUnread(reading, entries, undefined);
    expect(reads).toEqual(['page 1', 'page 2']);
    expect(entries.every(isRead)).toBe(true);
  });

  it('reads more by id where the others are large, at most 100 at once', async () => {
    const stored = many(130, 'orders');
    const { reading, reads } = makeReading({ pages: [stored] });
    const entries = [...unread(stored), ...known(many(1000, LONG, 1000))];
    await readUnread(reading, entries, undefined);
    expect(reads).toEqual(['100 by id', '30 by id']);
    expect(entries.slice(0, 130).every(isRead)).toBe(true);
  });

  it.each([
    [97, 'page 1'],
    [98, '49 by id'],
  ])(
    'weighs a unit for each by id against half a unit for each 4,096 bytes of all: %i',
    async (others, read) => {
      const stored = many(49, 'orders');
      const { reading, reads } = makeReading({ pages: [stored] });
      const rest = known(many(others, 'x', 1000)).map(({ facts, ...rest }) => ({
        ...rest,
        facts: { ...facts, sizeBytes: 4096 },
      }));
      const sizeless = unread(stored).map(({ facts }) => ({ facts: { ...facts, sizeBytes: 1 } }));
      await readUnread(reading, [...sizeless, ...rest], undefined);
      expect(reads[0]).toBe(read);
    },
  );

  it('goes on with pages that are under way, and asks by id for what none of them has', async () => {
    const stored = many(3, 'orders');
    const added = many(1, 'rows', 4);
    const { reading, reads } = makeReading({ pages: [stored.slice(0, 2), stored.slice(2)], others: added });
    const entries = unread([...stored, ...added]);
    await readUnread(reading, entries, beginPages(reading));
    expect(reads).toEqual(['page 1', 'page 2', '1 by id']);
    expect(entries.every(isRead)).toBe(true);
  });

  it('asks for no page that is under way when nothing is unread', async () => {
    const stored = many(3, 'orders');
    const { reading, reads } = makeReading({ pages: [stored] });
    await readUnread(reading, known(stored), beginPages(reading));
    expect(reads).toEqual(['page 1']);
  });

  it('reads nothing of entries whose content it has in mind', async () => {
    const stored = many(2, 'orders');
    const { reading, reads } = makeReading({ pages: [stored] });
    const entries = stored.map(({ content, ...facts }): KnownEntry => ({ facts, content }));
    expect(await readUnread(reading, entries, undefined)).toEqual(new Map());
    expect(reads).toEqual([]);
    expect(entries.every(isRead)).toBe(true);
  });

  it.each([
    ['is over', { leftMs: [0] }, []],
    ['was over before', { leftMs: [-5] }, []],
    ['ends while it waits', { isLate: true }, ['3 by id']],
  ])('leaves entries unread when the time %s', async (_, given, expected) => {
    const stored = many(3, 'orders');
    const { reading, reads } = makeReading({ ...given, pages: [stored] });
    const entries = unread(stored);
    await readUnread(reading, entries, undefined);
    expect(reads).toEqual(expected);
    expect(entries.some(isRead)).toBe(false);
  });

  it('asks for no further page and nothing by id when the time is over', async () => {
    const stored = many(3, 'orders');
    const { reading, reads } = makeReading({ leftMs: [0], pages: [stored.slice(0, 1), stored.slice(1)] });
    const entries = unread(stored);
    await readUnread(reading, entries, beginPages(reading));
    expect(reads).toEqual(['page 1']);
    expect(entries.some(isRead)).toBe(false);
  });

  it('takes up what it can of a page when the time ends within', async () => {
    const stored = many(3, 'orders');
    // Looks: before the read, for its wait, and before each of two entries.
    const { reading, reads } = makeReading({ pages: [stored], leftMs: [9, 9, 9, 0] });
    const entries = unread(stored);
    await readUnread(reading, entries, undefined);
    expect(reads).toEqual(['3 by id']);
    expect(entries.map(isRead)).toEqual([true, false, false]);
  });

  it('answers the hits of entries whose terms it has no room for', async () => {
    const stored = [...many(1, 'orders of rows'), ...many(1, 'rows', 2), ...many(1, 'nothing', 3)];
    const { reading } = makeReading({ pages: [stored], mostBytes: 0 });
    const entries = unread(stored);
    const hits = await readUnread(reading, entries, undefined);
    expect([...hits.values()]).toEqual([[0, 1], [1], []]);
    expect(entries.some(({ terms, content }) => terms !== undefined || content !== undefined)).toBe(false);
  });

  it('lets other work have its turn after each 32,768 characters', async () => {
    const stored = many(5, 'x'.repeat(16_384));
    const { reading, turns } = makeReading({ pages: [stored] });
    await readUnread(reading, unread(stored), undefined);
    expect(turns()).toBe(2);
  });
});

describe('beginPages', () => {
  it('asks for the first page at once, and hands it on first', async () => {
    const stored = many(2, 'orders');
    const { reading, reads } = makeReading({ pages: [stored.slice(0, 1), stored.slice(1)] });
    const pages = beginPages(reading);
    await Promise.resolve();
    expect(reads).toEqual(['page 1']);
    const sequences: number[] = [];
    for (let page = await pages.next(); page.done !== true; page = await pages.next())
      sequences.push(...page.value.map(({ sequence }) => sequence));
    expect(sequences).toEqual([1, 2]);
  });

  it('fails where the page is asked for, not before', async () => {
    const { reading } = makeReading({});
    const next = () => Promise.reject(new Error('throttled'));
    const live = { ...reading.live, pages: () => ({ [Symbol.asyncIterator]: () => ({ next }) }) };
    const pages = beginPages({ live, scope: SCOPE });
    await new Promise((resolve) => setImmediate(resolve));
    await expect(pages.next()).rejects.toThrow('throttled');
  });
});
