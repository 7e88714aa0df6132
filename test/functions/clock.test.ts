import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { answerIdOf } from '../../functions/core/answers/answer-id.ts';
import {
  ask,
  cutAfter,
  idsInMemory,
  invokeDirectly,
  PATIENCE_MS,
  remember,
  statsOf,
} from '../support/killed/operation.ts';
import { shortenBackoff } from '../support/short-backoff.ts';
import { startTwoInstances } from '../support/two-instances.ts';

shortenBackoff();
/** `odd` is the one whose clock is set wrong. */
const { metered: odd, plain: right, meter } = await startTwoInstances();

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NOW_MS = Date.UTC(2026, 10, 27, 12, 20);
const QUESTION = { message: 'Which pipeline loads the orders?', deadlineMs: PATIENCE_MS };
const CALL = { tool: 'profile_dataset', params: { records: [{ n: 1 }] }, timeoutMs: 3000 };
const resultsSchema = z.looseObject({ results: z.array(z.looseObject({ success: z.boolean() })) });

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW_MS }));
afterEach(() => {
  meter.disturb(undefined);
  vi.useRealTimers();
});

/** Runs it at that time, and then it is now again. */
async function at<T>(timeMs: number, run: () => Promise<T>): Promise<T> {
  vi.setSystemTime(timeMs);
  try {
    return await run();
  } finally {
    vi.setSystemTime(NOW_MS);
  }
}

const CLOCKS = [
  ['an hour ahead', HOUR_MS, 'ahead'],
  ['set back an hour', -HOUR_MS, 'behind'],
] as const;

describe.each(CLOCKS)('an instance whose clock is %s', (_, offByMs, name) => {
  const oddMs = NOW_MS + offByMs;

  it('leaves no lease of a tool call that others wait for', async () => {
    const json = { requests: [CALL] };
    const agent = `lease-${name}`;
    await at(oddMs, () => cutAfter(meter, 'PutItem', () => ask(odd, agent, 'POST /tool-batches', { json })));
    const { results } = resultsSchema.parse((await ask(right, agent, 'POST /tool-batches', { json })).json);
    expect(results).toMatchObject([{ success: true, cached: false }]);
  });

  it('leaves no claim on a question that others wait for', async () => {
    const json = { ...QUESTION, deadlineMs: 500 };
    const agent = `claim-${name}`;
    await at(oddMs, () => cutAfter(meter, 'PutItem', () => ask(odd, agent, 'POST /messages', { json })));
    const { json: reply } = await ask(right, agent, 'POST /messages', {
      json: QUESTION,
    });
    expect(reply).toMatchObject({ source: 'model' });
  });

  it('leaves an answer that a new one replaces', async () => {
    const agent = `newer-${name}`;
    await at(oddMs, () => ask(odd, agent, 'POST /messages', { json: QUESTION }));
    const anew = { json: { ...QUESTION, cache: 'bypass' } };
    const answeredAt = new Date(NOW_MS).toISOString();
    expect((await ask(right, agent, 'POST /messages', anew)).json).toMatchObject({ answeredAt });
    const { json } = await ask(right, agent, 'POST /messages', { json: QUESTION });
    expect(json).toMatchObject({ source: 'exact', answeredAt });
  });

  it('leaves a late answer that others finish', async () => {
    const agent = `late-${name}`;
    const { message } = QUESTION;
    const answerId = answerIdOf(message, sha256);
    const late = { operation: 'finishAnswer', agentId: agent, answerId, message, datasets: [], owner: 'one' };
    await at(oddMs, () => cutAfter(meter, 'PutItem', () => invokeDirectly(odd, 'message', late)));
    const { status } = await ask(right, agent, `GET /answers/${answerId}`);
    expect(status).toBe(name === 'ahead' ? 202 : 404);
    expect(await invokeDirectly(right, 'message', late)).toMatchObject({ json: { stored: true } });
    expect((await ask(right, agent, `GET /answers/${answerId}`)).json).toMatchObject({ status: 'ready' });
  });

  it('stores what others serve, and for no more than an hour too long or too short', async () => {
    const agent = `expiry-${name}`;
    const json = { requests: [CALL] };
    await at(oddMs, async () => {
      await ask(odd, agent, 'POST /messages', { json: QUESTION });
      await ask(odd, agent, 'POST /tool-batches', { json });
    });
    const sourceAt = async (timeMs: number) =>
      await at(timeMs, async () => (await ask(right, agent, 'POST /messages', { json: QUESTION })).json);
    const hitsAt = async (timeMs: number) =>
      await at(timeMs, async () => (await ask(right, agent, 'POST /tool-batches', { json })).json);
    const half = NOW_MS + offByMs + 15 * MINUTE_MS;
    expect(await hitsAt(half)).toMatchObject({ cacheHits: 1 });
    expect(await hitsAt(NOW_MS + offByMs + 31 * MINUTE_MS)).toMatchObject({ cacheHits: 0 });
    expect(await sourceAt(NOW_MS + Math.min(0, offByMs) + DAY_MS - MINUTE_MS)).toMatchObject({
      source: 'exact',
    });
    expect(await sourceAt(NOW_MS + offByMs + DAY_MS + MINUTE_MS)).toMatchObject({ source: 'model' });
  });

  it('abandons a cleanup that others take over at once', async () => {
    const agent = `cleanup-${name}`;
    await remember(right, agent, ['a', 'b', 'c', 'd', 'e']);
    await at(oddMs, () =>
      cutAfter(meter, 'UpdateItem', () => ask(odd, agent, 'POST /memory/cleanups', { json: {} })),
    );
    const outcome = await ask(right, agent, 'POST /memory/cleanups', { json: {} });
    expect(outcome).toMatchObject({ status: 200 });
    expect((await idsInMemory(right, agent, 5)).length).toBe(1);
  });

  it('adds entries that are counted once', async () => {
    const agent = `entries-${name}`;
    await at(oddMs, () => remember(odd, agent, ['a', 'b']));
    await remember(right, agent, ['c']);
    await at(oddMs, () => remember(odd, agent, ['a', 'b']));
    expect(await idsInMemory(right, agent, 3)).toEqual(['a', 'b', 'c']);
  });

  it('loses no statistics, whoever makes hours compact', async () => {
    const agent = `hours-${name}`;
    const respond = (instance: typeof odd) => ask(instance, agent, 'POST /messages', { json: QUESTION });
    const maintain = (instance: typeof odd) =>
      invokeDirectly(instance, 'maintenance', { operation: 'maintain' });
    await respond(right);
    await at(oddMs, () => respond(odd));
    expect(await at(oddMs, () => maintain(odd))).toMatchObject({ status: 200 });
    expect(await maintain(right)).toMatchObject({ status: 200 });
    await respond(right);
    await at(oddMs, () => respond(odd));
    expect((await statsOf(right, agent)).responses.totalResponses).toBe(4);
    for (let hour = 1; hour <= 4; hour++) {
      vi.setSystemTime(NOW_MS + hour * HOUR_MS);
      await respond(right);
      expect(await maintain(right)).toMatchObject({ status: 200 });
      expect((await statsOf(right, agent)).responses.totalResponses).toBe(4 + hour);
    }
  });
});
