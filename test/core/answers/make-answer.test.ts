import { describe, expect, it } from 'vitest';
import { timer } from '../../../functions/adapters/node/timer.ts';
import { makeMakeAnswer } from '../../../functions/core/answers/make-answer.ts';
import type { ModelRequest } from '../../../functions/core/answers/model.ts';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import type { Asked } from '../../../functions/core/memory/question-context.ts';
import { makeFindContext } from '../../../functions/core/memory/question-context.ts';
import { applyPatch, DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { makeMark } from '../support/agent-state.ts';
import { SCOPE } from '../support/asking.ts';
import { makeEntries, NOON_MS } from '../support/entries.ts';
import { makeLiveMemory } from '../support/live-memory.ts';

interface Given {
  readonly message?: string;
  readonly datasets?: readonly string[];
  readonly maxChars?: number;
  /** What the model says that it took from beside the context. */
  readonly drawnFrom?: readonly string[];
  /** Datasets of additions that are counted and not stored. */
  readonly unseen?: readonly (string | undefined)[];
}

const known = {
  datasetVersions: new Map([
    ['', 5],
    ['orders', 2],
    ['refunds', 1],
  ]),
  processingCount: 8,
};

async function makeAnswer(entries: readonly MemoryEntry[], given: Given = {}) {
  const { message = 'how many rows?', datasets = [], maxChars = 4000, unseen = [], drawnFrom = [] } = given;
  const asked: ModelRequest[] = [];
  const model = {
    mostRelevant: 9,
    answer: async (request: ModelRequest) => {
      asked.push(request);
      return { text: 'twelve', model: 'model-1', usage: { inputTokens: 1, outputTokens: 2 }, drawnFrom };
    },
  };
  const { live, states } = makeLiveMemory(entries);
  const last = entries.length;
  const underWay = unseen.map((dataset, index) => {
    const entryId = `unseen-${index}`;
    return [last + index + 1, dataset === undefined ? { entryId } : { entryId, dataset }] as const;
  });
  const mark = makeMark({ sequence: last + unseen.length, underWay: new Map(underWay) });
  const findContext = makeFindContext({ live, states, timer, stopwatch: () => () => 0 });
  const make = makeMakeAnswer({ findContext, model, clock: () => NOON_MS, stopwatch: () => () => 0 });
  const settings = applyPatch(DEFAULT_SETTINGS, { context: { maxChars }, answers: { ttlSeconds: 60 } });
  const question = { scope: SCOPE, answerId: 'id', message, datasets, settings, known, mark };
  return { ...(await make(question, 1000)), asked };
}

/** What is asked of memory and of the model within a second of which reading memory took so long. */
async function askedWithin(readMs: number, mark?: ReturnType<typeof makeMark>) {
  const asked: Asked[] = [];
  const timeoutsMs: number[] = [];
  const make = makeMakeAnswer({
    findContext: async (_, __, given) => {
      asked.push(given);
      return await Promise.resolve({ ...EMPTY_CONTEXT, totalEntries: readMs < 400 ? 0 : 1 });
    },
    model: {
      answer: async (_, timeoutMs) => {
        timeoutsMs.push(timeoutMs);
        return await Promise.resolve({ text: 'twelve', model: 'model-1' });
      },
    },
    clock: () => NOON_MS,
    stopwatch: () => () => readMs,
  });
  const question = { scope: SCOPE, answerId: 'id', message: 'rows?', datasets: [], known };
  const settings = DEFAULT_SETTINGS;
  const made = await make({ ...question, settings, ...(mark === undefined ? {} : { mark }) }, 1000);
  return { asked, timeoutsMs, made };
}

const EMPTY_CONTEXT = {
  ...{ context: '', entriesIncluded: 0, entriesOmitted: 0, omittedVolumeGb: 0 },
  ...{ shown: [], others: [], totalEntries: 0, readEntries: 0, unseen: [] },
};

describe('makeAnswer', () => {
  it('gives memory two fifths of the time and the model what is left of it', async () => {
    const { asked, timeoutsMs, made } = await askedWithin(300);
    expect(asked).toEqual([{ maxChars: 4000, budgetMs: 400 }]);
    expect(timeoutsMs).toEqual([700]);
    expect(made.isWhole).toBe(true);
    expect(made.answer).not.toHaveProperty('usage');
  });

  it('leaves the model a moment where memory took all of it, and says that not all was read', async () => {
    const { timeoutsMs, made } = await askedWithin(1200);
    expect(timeoutsMs).toEqual([1]);
    expect(made.isWhole).toBe(false);
  });

  it('reads memory as of the mark that was found with the question', async () => {
    const mark = makeMark({ sequence: 3 });
    expect((await askedWithin(0, mark)).asked).toMatchObject([{ mark }]);
  });

  it('keeps the answer with its time, model, usage and end', async () => {
    const { answer } = await makeAnswer([], { message: ' how\n many   rows? ' });
    expect(answer).toEqual({
      answerId: 'id',
      message: 'how many rows?',
      response: 'twelve',
      origin: 'model',
      answeredAtMs: NOON_MS,
      model: 'model-1',
      usage: { inputTokens: 1, outputTokens: 2 },
      dependencies: { '': 5 },
      expiresAtMs: NOON_MS + 60_000,
      madeAtCount: 8,
    });
  });

  it.each([
    ['the request names a dataset', [], { datasets: ['later'] }],
    ['the message mentions a dataset', [], { message: 'are orders late?' }],
    ['memory holds something', [{}], {}],
  ])('does not end with the next entry of any dataset where %s', async (_, entries, given) => {
    expect((await makeAnswer(makeEntries(entries), given)).answer).not.toHaveProperty('madeAtCount');
  });

  it('gives the model the message as it came and the context that suits it, best first', async () => {
    const entries = makeEntries([{ content: 'disk is full' }, { content: 'orders has 12 rows' }]);
    const { asked } = await makeAnswer(entries, { message: 'rows  of orders?' });
    expect(asked).toEqual([
      expect.objectContaining({
        message: 'rows  of orders?',
        context: '[UNKNOWN] (0.00GB processed) orders has 12 rows\n[UNKNOWN] (0.00GB processed) disk is full',
        totalEntries: 2,
      }),
    ]);
    expect(asked[0]?.entries.map(({ entry }) => entry.sequence)).toEqual([2, 1]);
  });

  it('depends on the datasets of the entries in the context, the unnamed one for those without', async () => {
    const entries = makeEntries([{ dataset: 'orders' }, { dataset: 'brand_new' }]);
    expect((await makeAnswer(entries)).answer.dependencies).toEqual({ brand_new: 0, orders: 2 });
    const more = makeEntries([{ dataset: 'orders' }, {}]);
    expect((await makeAnswer(more)).answer.dependencies).toEqual({ '': 5, orders: 2 });
  });

  it('does not depend on an entry that the context leaves out', async () => {
    const entries = makeEntries([
      { content: 'orders has 12 rows', dataset: 'orders' },
      { content: 'x'.repeat(100), dataset: 'refunds' },
    ]);
    const { answer, asked } = await makeAnswer(entries, { message: 'rows?', maxChars: 90 });
    expect(answer.dependencies).toEqual({ orders: 2 });
    expect(asked[0]).toMatchObject({ totalEntries: 2, entries: [{ entry: { sequence: 1 } }] });
  });

  it('depends on an entry that the context leaves out if the model says that it used it', async () => {
    const notices = Array.from({ length: 3 }, () => ({ content: 'x'.repeat(100), importance: 1 }));
    const beside = ['orders', 'refunds'].map((dataset) => ({
      content: `${dataset} rows`,
      dataset,
      importance: 0,
    }));
    const entries = makeEntries([...notices, ...beside]);
    const make = async (drawnFrom: readonly string[]) =>
      (await makeAnswer(entries, { message: 'rows of parcels, invoices, prices?', maxChars: 180, drawnFrom }))
        .answer.dependencies;
    expect(await make([])).toEqual({ '': 5 });
    expect(await make(['e-4'])).toEqual({ '': 5, orders: 2 });
  });

  it('depends on what the request names and the message mentions', async () => {
    const { answer } = await makeAnswer([], { message: 'are REFUNDS late?', datasets: ['orders', 'later'] });
    expect(answer.dependencies).toEqual({ '': 5, later: 0, orders: 2, refunds: 1 });
  });

  it.each([
    ['of a dataset that it depends on', ['orders'], { '': 5, orders: 1 }],
    ['without a dataset', [''], { '': 4, orders: 2 }],
    ['of several of its datasets', ['orders', '', 'orders'], { '': 4, orders: 1 }],
    ['of a dataset that it does not depend on', ['refunds'], { '': 5, orders: 2 }],
    ['of a dataset that is not known', [undefined], { '': 4, orders: 1 }],
  ])('is stale from the beginning if it misses an addition %s', async (_, unseen, dependencies) => {
    const entries = makeEntries([{ dataset: 'orders' }, {}]);
    expect((await makeAnswer(entries, { unseen })).answer.dependencies).toEqual(dependencies);
  });

  it('from an empty memory counts none of the additions that it misses', async () => {
    const { answer } = await makeAnswer([], { unseen: ['refunds', 'orders'] });
    expect(answer).toMatchObject({ dependencies: { '': 5 }, madeAtCount: 6 });
  });
});
