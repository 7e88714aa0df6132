import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startMillrace } from '../support/millrace.ts';

const { send, invoke, refusal } = await startMillrace();

const entrySchema = z.strictObject({
  entryId: z.string(),
  content: z.string(),
  timestamp: z.iso.datetime(),
  importance: z.number(),
  stage: z.string(),
  dataVolumeGb: z.number(),
  sizeBytes: z.number(),
  pinned: z.boolean(),
  dataset: z.optional(z.string()),
  source: z.optional(z.string()),
});
const pageSchema = z.strictObject({
  entries: z.array(entrySchema),
  nextCursor: z.optional(z.string()),
});

describe('memory over HTTP', () => {
  it('remembers one entry with its defaults filled in and gives it back', async () => {
    const added = await send({ line: 'POST /agents/one/memory', json: { content: 'Grüße' } });
    expect(added.status).toBe(201);
    expect(added.headers).toMatchObject({ 'content-type': 'application/json' });
    const entry = entrySchema.parse(added.json);
    expect(entry).toMatchObject({
      content: 'Grüße',
      importance: 0.6,
      stage: 'unknown',
      dataVolumeGb: 0,
      sizeBytes: 7,
      pinned: false,
    });
    const read = await send({ line: `/agents/one/memory/${entry.entryId}` });
    expect(read).toMatchObject({ status: 200, json: entry });
  });

  it('remembers several in one call, in their order', async () => {
    const entries = ['first', 'second', 'third'].map((content) => ({ content }));
    const added = await send({ line: 'POST /agents/several/memory', json: { entries } });
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({ entries });
  });

  it('takes 25 entries, and content of exactly 65,536 bytes', async () => {
    const entries = Array.from({ length: 25 }, (_, n) => ({ content: `fact ${n}` }));
    expect(await send({ line: 'POST /agents/bounds/memory', json: { entries } })).toMatchObject({
      status: 201,
    });
    const content = 'ü'.repeat(32_768);
    expect(await send({ line: 'POST /agents/bounds/memory', json: { content } })).toMatchObject({
      status: 201,
      json: { sizeBytes: 65_536 },
    });
  });

  it('takes a time up to 5 minutes ahead, and shows times in UTC', async () => {
    const soon = new Date(Date.now() + 290_000).toISOString();
    const added = await send({ line: 'POST /agents/times/memory', json: { content: 'x', timestamp: soon } });
    expect(added).toMatchObject({ status: 201, json: { timestamp: soon } });
    const offset = { content: 'y', timestamp: '2026-03-12T10:00:00+02:00' };
    expect(await send({ line: 'POST /agents/times/memory', json: offset })).toMatchObject({
      json: { timestamp: '2026-03-12T08:00:00.000Z' },
    });
  });

  it('lists newest event first, page after page, each entry once', async () => {
    const hours = [5, 1, 4, 2, 3, 6, 7];
    const entries = hours.map((hour) => ({
      content: `at ${hour}`,
      timestamp: `2026-03-12T0${hour}:00:00.000Z`,
    }));
    await send({ line: 'POST /agents/pages/memory', json: { entries } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const next = cursor === undefined ? '' : `&cursor=${cursor}`;
      const page = pageSchema.parse((await send({ line: `/agents/pages/memory?limit=3${next}` })).json);
      expect(page.entries.length).toBeLessThanOrEqual(3);
      seen.push(...page.entries.map(({ content }) => content));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((hour) => `at ${hour}`));
  });

  it('gives 20 entries where no limit is named', async () => {
    const entries = Array.from({ length: 21 }, (_, n) => ({ content: `fact ${n}` }));
    await send({ line: 'POST /agents/limit/memory', json: { entries } });
    const page = pageSchema.parse((await send({ line: '/agents/limit/memory' })).json);
    expect(page.entries).toHaveLength(20);
    expect(page.nextCursor).toBeDefined();
  });

  it('forgets one, then all; lifetime totals stay', async () => {
    const entries = ['a', 'b', 'c'].map((entryId) => ({ entryId, content: entryId, dataVolumeGb: 1.5 }));
    await send({ line: 'POST /agents/forgetful/memory', json: { entries } });
    expect(await send({ line: 'DELETE /agents/forgetful/memory/b' })).toMatchObject({
      status: 200,
      json: { entryId: 'b' },
    });
    expect(await send({ line: '/agents/forgetful/memory/b' })).toMatchObject({
      status: 404,
      json: { code: 'not_found' },
    });
    expect(await send({ line: 'DELETE /agents/forgetful/memory/b' })).toMatchObject({ status: 404 });
    expect(await send({ line: 'DELETE /agents/forgetful/memory' })).toMatchObject({
      json: { forgotten: 2 },
    });
    expect((await send({ line: '/agents/forgetful/memory' })).json).toEqual({ entries: [] });
    expect((await send({ line: '/agents/forgetful/stats' })).json).toMatchObject({
      memory: { totalEntries: 0, totalMemoryMb: 0, totalDataVolumeGb: 4.5, processingCount: 3 },
    });
  });

  it('adds once for a repeated Idempotency-Key, and refuses the key with another body', async () => {
    const request = {
      line: 'POST /agents/retries/memory',
      json: { content: 'Load finished.', dataVolumeGb: 2 },
      headers: { 'idempotency-key': 'execution 41/load' },
    };
    const [first, second] = [await send(request), await send(request)];
    expect(second).toMatchObject({ status: 201, json: first.json });
    expect((await send({ line: '/agents/retries/stats' })).json).toMatchObject({
      memory: { totalEntries: 1, processingCount: 1, totalDataVolumeGb: 2 },
    });
    const other = await send({ ...request, json: { content: 'Load failed.' } });
    expect(other).toMatchObject({ status: 409, json: { status: 409 } });
    expect((await send({ line: '/agents/retries/stats' })).json).toMatchObject({
      memory: { totalEntries: 1, processingCount: 1, totalDataVolumeGb: 2 },
    });
  });

  it('adds once of two equal requests at the same time', async () => {
    const request = {
      line: 'POST /agents/racing/memory',
      json: { content: 'Load finished.' },
      headers: { 'idempotency-key': 'race' },
    };
    const [first, second] = await Promise.all([send(request), send(request)]);
    expect(second.json).toEqual(first.json);
    expect((await send({ line: '/agents/racing/stats' })).json).toMatchObject({
      memory: { totalEntries: 1, processingCount: 1 },
    });
  });
});

describe('context', () => {
  it('puts the best first, in capitals and with volumes, and says what was left out', async () => {
    const entries = [
      { content: 'stored\nsafely', stage: 'storage', importance: 0.1, dataVolumeGb: 3 },
      { content: 'rows failed', stage: 'validation', importance: 0.9, dataVolumeGb: 12.344 },
    ];
    await send({ line: 'POST /agents/context/memory', json: { entries } });
    expect((await send({ line: '/agents/context/context' })).json).toEqual({
      context: '[VALIDATION] (12.34GB processed) rows failed\n[STORAGE] (3.00GB processed) stored safely',
      entriesIncluded: 2,
      entriesOmitted: 0,
      omittedVolumeGb: 0,
    });
    expect((await send({ line: '/agents/context/context?maxChars=85' })).json).toEqual({
      context: '[VALIDATION] (12.34GB processed) rows failed\n[+1 entries omitted, 3.00GB of data]',
      entriesIncluded: 1,
      entriesOmitted: 1,
      omittedVolumeGb: 3,
    });
  });

  it('prefers what suits the question', async () => {
    const entries = [
      { content: 'customers table was repartitioned', importance: 0.7 },
      { content: 'late shipments in the parcels feed', importance: 0.6 },
    ];
    await send({ line: 'POST /agents/query/memory', json: { entries } });
    const asked = await send({ line: '/agents/query/context?query=why%20are%20parcels%20late' });
    expect(asked.json).toMatchObject({ context: expect.stringMatching(/^\[UNKNOWN\] \S+ processed\) late/) });
  });

  it('is empty for an agent that remembers nothing', async () => {
    expect((await send({ line: '/agents/nobody/context' })).json).toEqual({
      context: '',
      entriesIncluded: 0,
      entriesOmitted: 0,
      omittedVolumeGb: 0,
    });
  });
});

describe('memory by direct invocation', () => {
  it('takes the body with its address beside it and gives the body alone', async () => {
    const call = { agentId: 'pipeline', tenant: 'acme' };
    const added = await invoke('memory', { ...call, content: 'Load finished.', idempotencyKey: 'run 1' });
    const { entryId } = entrySchema.parse(added);
    const again = await invoke('memory', {
      ...call,
      operation: 'add',
      content: 'Load finished.',
      idempotencyKey: 'run 1',
    });
    expect(again).toEqual(added);
    expect(await invoke('memory', { ...call, operation: 'get', entryId })).toEqual(added);
    expect(await invoke('memory', { ...call, operation: 'list', limit: 5 })).toEqual({ entries: [added] });
  });

  it('throws a refusal under its code, so that Catch can match it', async () => {
    const call = { agentId: 'pipeline', operation: 'get' };
    expect(await refusal('memory', { ...call, entryId: 'none' })).toEqual({
      name: 'not_found',
      message: 'There is no such entry.',
    });
  });

  it('keeps a page of the largest entries within the 256 KiB of a Step Functions state', async () => {
    for (let n = 0; n < 5; n += 1)
      await invoke('memory', { agentId: 'large', content: `${n}${'x'.repeat(65_000)}` });
    const page = await invoke('memory', { agentId: 'large', operation: 'list', limit: 100 });
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(262_144);
    expect(page).toHaveProperty('nextCursor');
  });
});

describe('settings', () => {
  it('are the defaults until changed, group by group', async () => {
    const before = await send({ line: '/agents/set/settings' });
    expect(before).toMatchObject({
      status: 200,
      json: {
        memory: { maxMemoryMb: 50, maxEntries: 5000, cleanupInterval: 50, keepRatio: 0.6 },
        context: { maxChars: 4000 },
        tools: { concurrency: 8, ttlSeconds: 1800 },
        answers: { targetMs: 1500, fixedTarget: false, similarityThreshold: 0.65 },
      },
    });
    const changed = await send({
      line: 'PATCH /agents/set/settings',
      json: { context: { maxChars: 90 }, answers: { targetMs: 900 } },
    });
    expect(changed).toMatchObject({
      status: 200,
      json: { context: { maxChars: 90 }, answers: { targetMs: 900, fixedTarget: false } },
    });
    expect((await send({ line: '/agents/set/settings' })).json).toEqual(changed.json);
    expect((await send({ line: '/agents/other/settings' })).json).toEqual(before.json);
  });

  it('rule the context', async () => {
    await send({ line: 'PATCH /agents/short/settings', json: { context: { maxChars: 60 } } });
    const entries = Array.from({ length: 9 }, (_, n) => ({ content: `fact number ${n}` }));
    await send({ line: 'POST /agents/short/memory', json: { entries } });
    const { context } = z
      .looseObject({ context: z.string() })
      .parse((await send({ line: '/agents/short/context' })).json);
    expect(context.length).toBeLessThanOrEqual(60);
  });
});
