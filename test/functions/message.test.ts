import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startMillrace } from '../support/millrace.ts';

const { send, invoke, refusal } = await startMillrace();

const replySchema = z.strictObject({
  answerId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  response: z.string(),
  source: z.enum(['exact', 'precomputed', 'semantic', 'model', 'fallback']),
  responseTimeMs: z.number().check(z.gte(0)),
  targetMs: z.number(),
  answeredAt: z.iso.datetime(),
  model: z.optional(z.string()),
  usage: z.optional(z.unknown()),
  match: z.optional(z.unknown()),
  datasets: z.optional(z.array(z.string())),
});

async function ask(agentId: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
  const answer = await send({ line: `POST /agents/${agentId}/messages`, json: { message, ...more } });
  expect(answer.status).toBe(200);
  return replySchema.parse(answer.json);
}

async function remember(agentId: string, json: unknown) {
  expect(await send({ line: `POST /agents/${agentId}/memory`, json })).toMatchObject({ status: 201 });
}

describe('a message', () => {
  it('is answered from memory, and then exactly so again', async () => {
    await remember('asked', { content: 'Load of orders finished with 41 rejected rows.', dataset: 'orders' });
    const first = await ask('asked', 'How many rows of orders were rejected?');
    expect(first).toMatchObject({
      source: 'model',
      response: expect.stringContaining('41 rejected rows'),
      targetMs: 1500,
      datasets: ['orders'],
    });
    const again = await ask('asked', '  How many rows of\n orders were rejected? ');
    expect(again).toMatchObject({
      source: 'exact',
      answerId: first.answerId,
      response: first.response,
      answeredAt: first.answeredAt,
    });
  });

  it('is answered anew once there is something to say', async () => {
    const early = await ask('early', 'Which rows were rejected?');
    expect(early).toMatchObject({ source: 'model', response: expect.stringContaining('Memory is empty') });
    await remember('early', { content: 'Rejected rows: 17 and 40.' });
    expect(await ask('early', 'Which rows were rejected?')).toMatchObject({
      source: 'model',
      response: expect.stringContaining('17 and 40'),
    });
  });

  it('is answered anew once a dataset it depends on has a new version', async () => {
    await remember('fresh', { content: 'Orders hold 500 rows.', dataset: 'orders' });
    const message = 'How many rows do orders hold?';
    await ask('fresh', message);
    expect(await ask('fresh', message)).toMatchObject({ source: 'exact' });
    expect(await send({ line: 'POST /agents/fresh/datasets/orders/versions' })).toMatchObject({
      status: 201,
      json: { dataset: 'orders', version: 2 },
    });
    expect(await ask('fresh', message)).toMatchObject({ source: 'model' });
    await send({ line: 'POST /agents/fresh/datasets/parcels/versions' });
    expect(await ask('fresh', message)).toMatchObject({ source: 'exact' });
  });

  it('passes what is stored by on demand, and still stores', async () => {
    await ask('bypass', 'What is new?');
    expect(await ask('bypass', 'What is new?', { cache: 'bypass' })).toMatchObject({ source: 'model' });
    expect(await ask('bypass', 'What is new?', { cache: 'exact' })).toMatchObject({ source: 'exact' });
  });

  it('keeps to the deadline of its caller', async () => {
    expect(await ask('deadline', 'What is new?', { deadlineMs: 5000 })).toMatchObject({ targetMs: 5000 });
  });

  it('may have 8,000 characters, counted as a reader counts them', async () => {
    expect(await ask('long', '🙂'.repeat(8000))).toMatchObject({ source: 'model' });
  });

  it('reaches the model once when asked twice at the same time', async () => {
    const both = await Promise.all([ask('twins', 'What is new?'), ask('twins', 'What is new?')]);
    expect(both.map(({ source }) => source).sort()).toEqual(['exact', 'model']);
  });
});

describe('an answer stored ahead of its question', () => {
  it('is found first, whatever the model said before', async () => {
    const message = 'When is the maintenance window?';
    await ask('ahead', message);
    const stored = await send({
      line: 'PUT /agents/ahead/answers',
      json: { message, response: 'Sundays from 02:00 UTC.' },
    });
    expect(stored).toMatchObject({ status: 200, json: { message, source: 'precomputed' } });
    expect(stored.json).not.toHaveProperty('expiresAt');
    expect(await ask('ahead', message)).toMatchObject({
      source: 'precomputed',
      response: 'Sundays from 02:00 UTC.',
    });
    expect(await ask('ahead', message, { cache: 'exact' })).toMatchObject({ source: 'precomputed' });
  });

  it('outlives new data unless it names the dataset', async () => {
    const response = 'See the runbook.';
    await send({ line: 'PUT /agents/naming/answers', json: { message: 'Any?', response } });
    await send({
      line: 'PUT /agents/naming/answers',
      json: { message: 'Orders?', response, datasets: ['orders'] },
    });
    await remember('naming', { content: 'Orders hold 7 rows.', dataset: 'orders' });
    expect(await ask('naming', 'Any?')).toMatchObject({ source: 'precomputed' });
    expect(await ask('naming', 'Orders?')).toMatchObject({ source: 'model' });
  });
});

describe('stored answers', () => {
  it('are listed, read by id and cleared', async () => {
    const { answerId, response } = await ask('stored', 'What is new?');
    expect(await send({ line: `/agents/stored/answers/${answerId}` })).toMatchObject({
      status: 200,
      json: { status: 'ready', answerId, response, message: 'What is new?', source: 'model' },
    });
    await ask('stored', 'What is old?');
    expect((await send({ line: '/agents/stored/answers' })).json).toMatchObject({
      answers: [{ message: 'What is old?' }, { message: 'What is new?', answerId }],
    });
    expect((await send({ line: '/agents/stored/answers?limit=1' })).json).toMatchObject({
      answers: [{ message: 'What is old?' }],
    });
    expect(await send({ line: 'DELETE /agents/stored/answers' })).toMatchObject({
      status: 200,
      json: { cleared: 2 },
    });
    expect((await send({ line: '/agents/stored/answers' })).json).toEqual({ answers: [] });
    expect(await send({ line: `/agents/stored/answers/${answerId}` })).toMatchObject({
      status: 404,
      json: { code: 'not_found' },
    });
    expect(await ask('stored', 'What is new?')).toMatchObject({ source: 'model' });
  });
});

describe('a message by direct invocation', () => {
  it('is the default operation and gives the reply alone', async () => {
    const call = { agentId: 'direct', message: 'What is new?' };
    const first = replySchema.parse(await invoke('message', call));
    expect(first.source).toBe('model');
    expect(await invoke('message', { ...call, operation: 'answer' })).toMatchObject({ source: 'exact' });
    expect(
      await invoke('message', { agentId: 'direct', operation: 'getAnswer', answerId: first.answerId }),
    ).toMatchObject({ status: 'ready' });
  });

  it('shares what HTTP callers of the same tenant know', async () => {
    const { answerId } = await ask('shared', 'What is new?');
    expect(
      await invoke('message', { agentId: 'shared', message: 'What is new?', tenant: 'local' }),
    ).toMatchObject({ source: 'exact', answerId });
  });

  it('throws a refusal under its code', async () => {
    expect(await refusal('message', { agentId: 'direct', message: '' })).toEqual({
      name: 'invalid_request',
      message: 'message must not be empty.',
    });
  });
});
