import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENV } from '../../functions/core/names.ts';
import { startServer } from '../support/local-server.ts';
import { startMillrace } from '../support/millrace.ts';

const handed: { readonly path: string; readonly payload: unknown }[] = [];
const asked: string[] = [];

const modelUrl = await startServer(({ body, authorization }) => {
  asked.push(authorization ?? '');
  return {
    body: JSON.stringify({
      model: 'test-1',
      choices: [{ message: { content: '41 rows.' } }],
      usage: { prompt_tokens: 120, completion_tokens: 4 },
    }),
    delayMs: body.includes('slowly') ? 600 : 0,
  };
});
const lambdaUrl = await startServer(({ path, body }) => {
  handed.push({ path, payload: JSON.parse(body) });
  return { status: 202, body: '' };
});
const { send, invoke } = await startMillrace({
  [ENV.modelProvider]: 'openai',
  [ENV.modelId]: 'test',
  [ENV.modelBaseUrl]: `${modelUrl}/v1`,
  [ENV.modelApiKey]: 'sk-test',
  AWS_ENDPOINT_URL_LAMBDA: lambdaUrl,
  AWS_LAMBDA_FUNCTION_NAME: 'millrace-message',
});

const idSchema = z.looseObject({ answerId: z.string() });

describe('an answer of a model', () => {
  it('says which model it was and what it cost, and costs nothing the second time', async () => {
    const request = { line: 'POST /agents/cost/messages', json: { message: 'How many rows?' } };
    expect((await send(request)).json).toMatchObject({
      source: 'model',
      response: '41 rows.',
      model: 'test-1',
      usage: { inputTokens: 120, outputTokens: 4 },
    });
    const again = (await send(request)).json;
    expect(again).toMatchObject({ source: 'exact', response: '41 rows.', model: 'test-1' });
    expect(again).not.toHaveProperty('usage');
    expect(asked).toEqual(['Bearer sk-test']);
    expect((await send({ line: '/agents/cost/stats' })).json).toMatchObject({
      responses: { tokens: { input: 120, output: 4, saved: 124 } },
    });
  });
});

describe('an answer that does not come in time', () => {
  it('is replaced by a fallback, finished outside the request, and served from then on', async () => {
    const message = 'Which pipeline runs slowly?';
    const request = { line: 'POST /agents/late/messages', json: { message, deadlineMs: 250 } };
    const first = (await send(request)).json;
    expect(first).toMatchObject({
      source: 'fallback',
      response: expect.stringContaining('pipeline'),
      targetMs: 250,
    });
    const { answerId } = idSchema.parse(first);
    expect(await send({ line: `/agents/late/answers/${answerId}` })).toMatchObject({
      status: 202,
      json: { status: 'pending', answerId },
    });
    // On a busy machine the reply is on its way before the question is handed on.
    await expect
      .poll(() => handed)
      .toEqual([
        {
          path: '/2015-03-31/functions/millrace-message/invocations',
          payload: expect.objectContaining({ operation: 'finishAnswer', agentId: 'late', answerId, message }),
        },
      ]);
    expect(await invoke('message', handed[0]?.payload)).toEqual({ answerId, stored: true });
    expect(await send({ line: `/agents/late/answers/${answerId}` })).toMatchObject({
      status: 200,
      json: { status: 'ready', response: '41 rows.', model: 'test-1' },
    });
    expect((await send(request)).json).toMatchObject({ source: 'exact', response: '41 rows.' });
    expect(await invoke('message', handed[0]?.payload)).toEqual({ answerId, stored: false });
    expect((await send({ line: '/agents/late/stats' })).json).toMatchObject({
      responses: { bySource: { fallback: 1, exact: 1 } },
    });
  });
});
