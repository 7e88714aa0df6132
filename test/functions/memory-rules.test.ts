import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startMillrace } from '../support/millrace.ts';

const { send, invoke, refusal, printed } = await startMillrace();

const victimSchema = z.strictObject({
  entryId: z.string(),
  sizeBytes: z.number(),
  score: z.number(),
  importance: z.number(),
  stagePriority: z.number(),
  recency: z.number(),
});
const reportSchema = z.strictObject({
  kept: z.number(),
  evicted: z.array(victimSchema),
  evictedTotal: z.number(),
  freedBytes: z.number(),
});
const listSchema = z.looseObject({ entries: z.array(z.looseObject({ entryId: z.string() })) });

async function idsOf(agent: string): Promise<string[]> {
  const { entries } = listSchema.parse((await send({ line: `/agents/${agent}/memory?limit=100` })).json);
  return entries.map(({ entryId }) => entryId).sort();
}

async function add(agent: string, entries: readonly object[]) {
  for (const json of entries)
    expect(await send({ line: `POST /agents/${agent}/memory`, json })).toMatchObject({ status: 201 });
}

const fact = (entryId: string, importance: number, more = {}) => ({
  entryId,
  content: `fact ${entryId}`,
  importance,
  timestamp: '2026-03-12T10:00:00Z',
  ...more,
});

describe('cleanups', () => {
  it('are explained by a dry run that changes nothing, and then done alike', async () => {
    await add('explained', [fact('a', 0.9), fact('b', 0.2), fact('c', 0.5), fact('d', 0.1)]);
    const plan = await send({ line: 'POST /agents/explained/memory/cleanups', json: { dryRun: true } });
    expect(plan.status).toBe(200);
    const report = reportSchema.parse(plan.json);
    expect(report).toMatchObject({ kept: 2, evictedTotal: 2, freedBytes: 12 });
    expect(report.evicted.map(({ entryId }) => entryId)).toEqual(['d', 'b']);
    for (const { score, importance, stagePriority, recency } of report.evicted)
      expect(score).toBe(0.4 * importance + 0.4 * stagePriority + 0.2 * recency);
    expect(await idsOf('explained')).toEqual(['a', 'b', 'c', 'd']);
    expect((await send({ line: 'POST /agents/explained/memory/cleanups', json: {} })).json).toEqual(
      plan.json,
    );
    expect(await idsOf('explained')).toEqual(['a', 'c']);
    expect((await send({ line: '/agents/explained/stats' })).json).toMatchObject({
      memory: { totalEntries: 2, evictedEntries: 2, processingCount: 4 },
    });
  });

  it('follow the settings of the agent alone', async () => {
    const settings = { memory: { cleanupInterval: 3, keepRatio: 0.5, maxEntries: 3 } };
    await send({ line: 'PATCH /agents/set-small/settings', json: settings });
    const facts = [fact('a', 0.9), fact('b', 0.2), fact('c', 0.5), fact('d', 0.1), fact('e', 0.4)];
    await add('set-small', facts);
    await add('set-default', facts);
    expect(await idsOf('set-small')).toEqual(['c', 'd', 'e']);
    expect(await idsOf('set-default')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('never take a pinned entry', async () => {
    await send({ line: 'PATCH /agents/pins/settings', json: { memory: { keepRatio: 0 } } });
    await add('pins', [fact('a', 0, { pinned: true }), fact('b', 1)]);
    await send({ line: 'POST /agents/pins/memory/cleanups', json: {} });
    expect(await idsOf('pins')).toEqual(['a']);
  });

  it('are logged with what was kept, evicted and freed and the volume so far, and counted', async () => {
    await send({ line: 'PATCH /agents/logged/settings', json: { memory: { cleanupInterval: 3 } } });
    await add('logged', [
      fact('a', 0.9, { dataVolumeGb: 1.5 }),
      fact('b', 0.1),
      fact('c', 0.5, { dataVolumeGb: 2 }),
    ]);
    const line = printed()
      .split('\n')
      .find((text) => text.includes('"cleanup"') && text.includes('"totalVolumeGb":3.5'));
    expect(line).toMatch(/"kept":1/);
    expect(line).toMatch(/"evicted":1/);
    expect(line).toMatch(/"freedBytes":6/);
    expect(printed()).toMatch(/"EntriesEvicted":/);
    expect(line).not.toMatch(/fact/);
  });
});

describe('memory statistics', () => {
  it('tell of the live entries and of the lifetime', async () => {
    const hours = [0, 10, 30];
    const entries = hours.map((hour) => ({
      content: 'é'.repeat(512),
      importance: 0.3 + hour / 100,
      stage: hour === 0 ? 'error' : 'validation',
      dataVolumeGb: hour / 10,
      timestamp: new Date(Date.UTC(2026, 2, 12) + hour * 3_600_000).toISOString(),
    }));
    expect(await send({ line: 'POST /agents/told/memory', json: { entries } })).toMatchObject({
      status: 201,
    });
    const { json } = await send({ line: '/agents/told/stats' });
    expect(json).toMatchObject({
      memory: {
        totalEntries: 3,
        totalMemoryMb: 3 / 1024,
        avgImportanceScore: expect.closeTo(1.3 / 3, 9),
        memoryUtilizationPct: expect.closeTo((100 * 3) / 1024 / 50, 9),
        memorySpanHours: 30,
        oldestEntryAgeHours: expect.closeTo((Date.now() - Date.UTC(2026, 2, 12)) / 3_600_000, 1),
        totalDataVolumeGb: 4,
        processingStageDistribution: { error: 1, validation: 2 },
        avgDataVolumePerEntry: expect.closeTo(4 / 3, 9),
        processingCount: 3,
        evictedEntries: 0,
      },
    });
  });
});

describe('what memory refuses', () => {
  const entriesIn = async (agent: string) =>
    z
      .looseObject({ memory: z.looseObject({ totalEntries: z.number(), processingCount: z.number() }) })
      .parse((await send({ line: `/agents/${agent}/stats` })).json).memory;

  it.each([
    ['an event six minutes ahead', { content: 'x', timestamp: new Date(Date.now() + 360_000).toISOString() }],
    ['content of 65,537 bytes', { content: 'x'.repeat(65_537) }],
    ['26 entries', { entries: Array.from({ length: 26 }, () => ({ content: 'x' })) }],
    ['a batch of which one is not valid', { entries: [{ content: 'x' }, { content: '' }] }],
    ['an id twice in a batch', { entries: [fact('same', 0.5), fact('same', 0.5)] }],
    [
      'a batch of which one lies ahead',
      { entries: [{ content: 'x' }, { content: 'y', timestamp: '2099-01-01T00:00:00Z' }] },
    ],
  ])('is %s, and nothing is stored', async (_, json) => {
    const agent = `refused-${Math.random().toString(36).slice(2)}`;
    const reply = await send({ line: `POST /agents/${agent}/memory`, json });
    expect(reply).toMatchObject({ status: 400, json: { status: 400, code: 'invalid_request' } });
    expect(await entriesIn(agent)).toMatchObject({ totalEntries: 0, processingCount: 0 });
  });

  it('is an id used again with other content, also amid a batch', async () => {
    await add('taken', [fact('one', 0.5)]);
    const other = { ...fact('one', 0.5), content: 'another' };
    const reply = await send({ line: 'POST /agents/taken/memory', json: other });
    expect(reply).toMatchObject({ status: 409, json: { status: 409, code: 'entry_conflict' } });
    expect(await entriesIn('taken')).toMatchObject({ totalEntries: 1, processingCount: 1 });
    const call = { agentId: 'taken', tenant: 'local', ...other };
    expect(await refusal('memory', call)).toMatchObject({ name: 'entry_conflict' });
  });

  it('is a cursor that was changed or is of another agent', async () => {
    await add('mine', [fact('a', 0.5), fact('b', 0.5)]);
    await add('theirs', [fact('a', 0.5), fact('b', 0.5)]);
    const { nextCursor } = z
      .looseObject({ nextCursor: z.string() })
      .parse((await send({ line: '/agents/mine/memory?limit=1' })).json);
    const changed = `${nextCursor.slice(0, 8)}${nextCursor[8] === 'A' ? 'B' : 'A'}${nextCursor.slice(9)}`;
    for (const line of [
      `/agents/theirs/memory?cursor=${nextCursor}`,
      `/agents/mine/memory?cursor=${changed}`,
    ])
      expect(await send({ line })).toMatchObject({ status: 400, json: { code: 'invalid_cursor' } });
    expect(await send({ line: `/agents/mine/memory?limit=1&cursor=${nextCursor}` })).toMatchObject({
      status: 200,
    });
  });
});

describe('replies to direct invocations', () => {
  it('stay within the 256 KiB of a Step Functions state', async () => {
    const call = { agentId: 'long-replies', tenant: 'local' };
    const entries = Array.from({ length: 20 }, () => ({ content: '🏭'.repeat(3000) }));
    const added = await invoke('memory', { ...call, entries });
    expect(Buffer.byteLength(JSON.stringify(added))).toBeLessThan(262_144);
    const page = await invoke('memory', { ...call, operation: 'list', limit: 100 });
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(262_144);
    const context = await invoke('memory', { ...call, operation: 'context', maxChars: 60_000 });
    expect(Buffer.byteLength(JSON.stringify(context))).toBeLessThan(262_144);
  });
});
