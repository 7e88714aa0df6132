import { describe, expect, it } from 'vitest';
import { makeOpenAiModel } from '../../../functions/adapters/openai/openai-model.ts';
import { ModelError } from '../../../functions/core/answers/model.ts';
import { makeModelRequest } from '../../core/support/model-request.ts';
import { flood, startOddServer, trickle } from '../../support/odd-server.ts';

const REQUEST = makeModelRequest();

async function modelThat(answer: Parameters<typeof startOddServer>[0]) {
  const server = await startOddServer(answer);
  return {
    server,
    model: makeOpenAiModel({ baseUrl: `${server.url}/v1/`, modelId: 'm', apiKey: 'sk-secret' }),
  };
}

const saying = (status: number, body: string) =>
  modelThat((response) => response.writeHead(status).end(body));

const reply = (content: unknown, more: object = {}) =>
  JSON.stringify({ model: 'm-1', choices: [{ message: { content } }], ...more });

/** The error that the model ends with. */
async function failure(answering: Promise<unknown>): Promise<unknown> {
  return await answering.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('makeOpenAiModel', () => {
  it('gives text, model and usage', async () => {
    const usage = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 };
    const { model } = await saying(200, reply('41.', { usage }));
    expect(await model.answer(REQUEST, 5000)).toEqual({
      text: '41.',
      model: 'm-1',
      usage: { inputTokens: 7, outputTokens: 3 },
    });
  });

  it('does without what a server leaves out or writes differently', async () => {
    const { model } = await saying(200, reply('41.', { model: null, usage: { tokens: 'many' } }));
    expect(await model.answer(REQUEST, 5000)).toEqual({ text: '41.', model: 'm' });
  });

  it.each([400, 401, 403, 404, 422])('takes status %i for a refusal for good', async (status) => {
    const { model } = await saying(status, '{"error":{"message":"Incorrect key sk-secret"}}');
    const error = await failure(model.answer(REQUEST, 5000));
    expect(error).toMatchObject({ name: 'ModelError', isPermanent: true });
    expect(String(error)).not.toContain('sk-secret');
  });

  it.each([408, 429, 500, 502, 503])('takes status %i for one of the moment', async (status) => {
    const { model } = await saying(status, 'busy');
    expect(await failure(model.answer(REQUEST, 5000))).toMatchObject({ isPermanent: false });
  });

  it.each([
    ['an empty text', reply('')],
    ['no text', reply(null)],
    ['no choices', '{"choices":[]}'],
    ['broken JSON', '{"choices":[{"message'],
    ['HTML', '<html></html>'],
    ['nothing', ''],
  ])('refuses %s', async (_, body) => {
    const { model } = await saying(200, body);
    expect(await failure(model.answer(REQUEST, 5000))).toBeInstanceOf(ModelError);
  });

  it('refuses a reply without end before it fills the memory', async () => {
    const { model } = await modelThat(flood);
    expect(await failure(model.answer(REQUEST, 20_000))).toBeInstanceOf(ModelError);
  });

  it.each([
    ['is silent', () => {}],
    ['trickles', trickle],
  ])('lets go of a server that %s when the time is over', async (_, answer) => {
    const { model, server } = await modelThat(answer);
    expect(await failure(model.answer(REQUEST, 100))).toMatchObject({ name: 'TimeoutError' });
    await expect.poll(() => server.aborted()).toBe(1);
  });

  it('fails at once where nothing listens', async () => {
    const model = makeOpenAiModel({ baseUrl: 'http://127.0.0.1:9', modelId: 'm' });
    expect(await failure(model.answer(REQUEST, 20_000))).toBeInstanceOf(Error);
  });
});
