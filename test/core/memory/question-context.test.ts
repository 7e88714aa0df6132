import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKnownMemories } from '../../../functions/core/memory/known-memory.ts';
import { makeFindContext } from '../../../functions/core/memory/question-context.ts';
import { makeEntries, makeEntry, NOON_MS } from '../support/entries.ts';
import { makeLiveMemory } from '../support/live-memory.ts';
import { makeTime } from '../support/time.ts';
import { referenceContextFor } from './support/reference-ranking.ts';

const SCOPE = { tenant: 'local', agentId: 'agent-1' };
const QUESTION = 'why did orders fail in release_date';
const STAGES = ['ingestion', 'validation', 'error', 'unknown'];
const WORDS = ['orders', 'failed', 'schema', 'release_date', 'rows', 'the', 'größe', '2026-07-01', 'film'];

function instanceOver(store: ReturnType<typeof makeLiveMemory>, mostBytes?: number) {
  const time = makeTime();
  const find = makeFindContext({ ...store, ...time }, makeKnownMemories(mostBytes));
  return {
    find: (question = QUESTION, budgetMs = 1000, scope = SCOPE) =>
      time.pass(find(scope, question, { maxChars: 400, budgetMs })),
    time,
  };
}

const facts = (count: number) =>
  makeEntries(
    Array.from({ length: count }, (_, index) => ({
      content: `orders fact ${index} ${WORDS[index % WORDS.length]}`,
      timestampMs: NOON_MS + index,
    })),
  );

/** Additions to a dataset, noted under those sequences. */
const underWay = (...sequences: number[]) =>
  new Map(sequences.map((sequence) => [sequence, { entryId: `e-${sequence}`, dataset: 'orders' }]));

describe('findContext', () => {
  it('reads nothing of a memory that was never added to', async () => {
    const store = makeLiveMemory([]);
    const found = await instanceOver(store).find();
    expect(found).toMatchObject({ context: '', shown: [], totalEntries: 0, readEntries: 0 });
    expect(store.reads).toEqual([]);
  });

  it('reads a memory once, and nothing while its mark stays', async () => {
    const store = makeLiveMemory(facts(10));
    const instance = instanceOver(store);
    const first = await instance.find();
    expect(store.reads.toSorted()).toEqual(['all', 'page', 'page', 'page']);
    expect(await instance.find()).toEqual(first);
    expect(store.reads).toHaveLength(4);
  });

  it('reads an addition by its id while it is noted, and among the newest afterwards', async () => {
    const store = makeLiveMemory(facts(10));
    const instance = instanceOver(store);
    await instance.find();
    const added = makeEntry({ sequence: 11, content: 'release_date of orders fails' });
    store.memory.entries.push(added);
    store.memory.mark = { ...store.memory.mark, sequence: 11, underWay: underWay(11) };
    store.reads.length = 0;
    expect((await instance.find()).shown[0]?.entry).toEqual(added);
    expect(store.reads).toEqual(['byId 1']);
    store.memory.entries.push(makeEntry({ sequence: 12, timestampMs: NOON_MS + 99 }));
    store.memory.mark = { ...store.memory.mark, sequence: 12, underWay: new Map() };
    store.reads.length = 0;
    expect((await instance.find()).totalEntries).toBe(12);
    expect(store.reads).toEqual(['newest', 'byId 1']);
  });

  it('finds an addition that is stored after its mark was read, though the mark stays, and names it until then', async () => {
    const store = makeLiveMemory(facts(3));
    store.memory.mark = { ...store.memory.mark, sequence: 4, underWay: underWay(4) };
    const instance = instanceOver(store);
    for (let times = 0; times < 2; times++)
      expect(await instance.find()).toMatchObject({ totalEntries: 3, unseen: [{ entryId: 'e-4' }] });
    store.memory.entries.push(makeEntry({ sequence: 4 }));
    expect(await instance.find()).toMatchObject({ totalEntries: 4, unseen: [] });
  });

  it('names what is under way in a memory that it did not know, the first entry too', async () => {
    for (const stored of [0, 3]) {
      const store = makeLiveMemory(facts(stored));
      store.memory.mark = {
        ...store.memory.mark,
        sequence: stored + 2,
        underWay: underWay(stored + 1, stored + 2),
      };
      store.memory.entries.push(makeEntry({ sequence: stored + 2 }));
      const { totalEntries, unseen } = await instanceOver(store).find();
      expect({ totalEntries, unseen }).toEqual({
        totalEntries: stored + 1,
        unseen: [{ entryId: `e-${stored + 1}`, dataset: 'orders' }],
      });
    }
  });

  it('reads what a page a moment old did not bring', async () => {
    const store = makeLiveMemory(facts(5));
    store.memory.lagging.add(5);
    const { readEntries, totalEntries } = await instanceOver(store).find();
    expect({ readEntries, totalEntries }).toEqual({ readEntries: 5, totalEntries: 5 });
    expect(store.reads).toContain('byId 1');
  });

  it('gives the most relevant entries that the context leaves out, if they are asked for', async () => {
    const entries = makeEntries([
      ...Array.from({ length: 4 }, (_, index) => ({
        content: `notice ${index} `.padEnd(90, '.'),
        importance: 1,
      })),
      { content: 'orders', importance: 0 },
      { content: 'orders fail', importance: 0 },
      { content: 'nothing of it', importance: 0 },
    ]);
    const store = makeLiveMemory(entries);
    const time = makeTime();
    const find = makeFindContext({ ...store, ...time });
    const ask = (mostRelevant?: number) =>
      time.pass(
        find(SCOPE, QUESTION, {
          maxChars: 165,
          budgetMs: 1000,
          ...(mostRelevant === undefined ? {} : { mostRelevant }),
        }),
      );
    const others = async (mostRelevant?: number) =>
      (await ask(mostRelevant)).others.map(({ entry }) => entry.content);
    const { shown } = await ask(2);
    expect(shown.map(({ entry }) => entry.sequence)).toEqual([1]);
    expect(await others()).toEqual([]);
    expect(await others(1)).toEqual(['orders fail']);
    expect(await others(9)).toEqual(['orders fail', 'orders']);
  });

  it('leaves out an entry that was forgotten and not deleted yet', async () => {
    const store = makeLiveMemory(facts(3));
    store.memory.mark = { ...store.memory.mark, uncounts: 1, forgotten: new Set([2]) };
    expect((await instanceOver(store).find()).shown.map(({ entry }) => entry.sequence)).not.toContain(2);
  });

  it('ranks by what was read in time, and goes on from there with the next question', async () => {
    const store = makeLiveMemory(facts(12));
    const time = makeTime();
    const pages = async function* () {
      for await (const page of store.live.pages(SCOPE)) {
        await time.timer.sleep(100);
        yield page;
      }
    };
    const find = makeFindContext({ ...store, live: { ...store.live, pages }, ...time });
    const ask = (budgetMs: number) => time.pass(find(SCOPE, QUESTION, { maxChars: 4000, budgetMs }));
    const startMs = time.clock();
    const part = await ask(150);
    expect(time.clock() - startMs).toBeLessThanOrEqual(150);
    expect(part).toMatchObject({ readEntries: 4, totalEntries: 12, entriesIncluded: 12 });
    expect(part.shown.filter(({ relevance }) => relevance > 0)).toHaveLength(4);
    expect((await ask(1000)).readEntries).toBe(12);
  });

  it('gives other work its turn while it takes up a large memory', async () => {
    const store = makeLiveMemory(
      makeEntries(Array.from({ length: 20 }, () => ({ content: 'word '.repeat(13_000) }))),
    );
    const time = makeTime();
    let turns = 0;
    const sleep = async (waitMs: number) => {
      turns++;
      await time.timer.sleep(waitMs);
    };
    const find = makeFindContext({ ...store, ...time, timer: { ...time.timer, sleep } });
    await time.pass(find(SCOPE, QUESTION, { maxChars: 400, budgetMs: 1000 }));
    expect(turns).toBe(20);
  });

  it('gives the context that reading everything gives, whatever happens and however little room there is', async () => {
    const step = fc.record({
      what: fc.constantFrom('add', 'add', 'add slowly', 'store late', 'forget', 'clean', 'settle', 'ask'),
      words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }),
      stage: fc.constantFrom(...STAGES),
      importance: fc.constantFrom(0.3, 0.6, 1),
      hour: fc.integer({ min: 0, max: 4 }),
      pick: fc.nat(),
    });
    const room = fc.constantFrom(64 * 1024 * 1024, 3000, 0);
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 30, maxLength: 40, size: 'max' }),
        room,
        async (steps, mostBytes) => {
          const stores = [makeLiveMemory([]), makeLiveMemory([])];
          const instances = stores.map((store) => [instanceOver(store, mostBytes), instanceOver(store)]);
          for (const [turn, { what, words, pick, hour, ...given }] of steps.entries()) {
            const at = turn % 2;
            const { memory } = stores[at] ?? makeLiveMemory([]);
            const sequence = memory.mark.sequence + 1;
            const underWay = new Map(memory.mark.underWay);
            const entry = makeEntry({
              ...given,
              sequence,
              content: words.join(' '),
              timestampMs: NOON_MS + hour,
            });
            const victim = memory.entries[pick % Math.max(1, memory.entries.length)];
            if (what === 'add' || what === 'add slowly') {
              underWay.set(sequence, { entryId: entry.entryId });
              memory.mark = { ...memory.mark, sequence, underWay };
              if (what === 'add') memory.entries.push(entry);
            } else if (what === 'store late') {
              const late = [...underWay].find(
                ([one]) => !memory.entries.some((other) => other.sequence === one),
              );
              if (late !== undefined)
                memory.entries.push(makeEntry({ sequence: late[0], content: words.join(' ') }));
            } else if (what === 'settle') {
              for (const { sequence: stored } of memory.entries) underWay.delete(stored);
              memory.mark = { ...memory.mark, underWay };
            } else if (what === 'forget' && victim !== undefined) {
              underWay.delete(victim.sequence);
              memory.mark = { ...memory.mark, uncounts: memory.mark.uncounts + 1, underWay };
              memory.entries = memory.entries.filter((other) => other !== victim);
            } else if (what === 'clean') {
              const kept = memory.entries.filter((_, index) => (index + pick) % 3 !== 0);
              for (const { sequence: gone } of memory.entries)
                if (!kept.some((other) => other.sequence === gone)) underWay.delete(gone);
              memory.entries = kept;
              memory.mark = { ...memory.mark, cleanups: memory.mark.cleanups + 1, underWay };
            }
            if (what !== 'ask' && pick % 3 > 0) continue;
            for (const instance of instances[at] ?? []) {
              const { context, readEntries, unseen } = await instance.find(QUESTION);
              expect(readEntries).toBe(memory.entries.length);
              const stored = new Set(memory.entries.map(({ entryId }) => entryId));
              const notStored = [...memory.mark.underWay.values()].filter(
                ({ entryId }) => !stored.has(entryId),
              );
              expect(unseen).toEqual(expect.arrayContaining(notStored));
              expect(unseen).toHaveLength(notStored.length);
              expect(context).toBe(referenceContextFor(QUESTION, memory.entries, 400));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
