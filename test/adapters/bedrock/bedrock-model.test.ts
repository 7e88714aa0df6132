import { describe, expect, it } from 'vitest';
import { makeBedrockModel } from '../../../functions/adapters/bedrock/bedrock-model.ts';
import { makeModelRequest } from '../../core/support/model-request.ts';
import { startOddServer, trickle } from '../../support/odd-server.ts';

const REQUEST = makeModelRequest({ context: 'a fact', totalEntries: 1 });

async function modelThat(answer: Parameters<typeof startOddServer>[0]) {
  const server = await startOddServer(answer, 2);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: server.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  return { model: makeBedrockModel('amazon.nova-micro-v1:0') };
}

const refusing = (status: number, name: string) =>
  modelThat((response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name })
      .end('{"message":"no"}'),
  );

describe('makeBedrockModel', () => {
  it('gives text, model and usage', async () => {
    const { model } = await modelThat((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          output: { message: { role: 'assistant', content: [{ text: '41 ' }, { text: 'rows.' }] } },
          stopReason: 'end_turn',
          usage: { inputTokens: 7, outputTokens: 3, totalTokens: 10 },
          metrics: { latencyMs: 1 },
        }),
      ),
    );
    expect(await model.answer(REQUEST, 5000)).toEqual({
      text: '41 rows.',
      model: 'amazon.nova-micro-v1:0',
      usage: { inputTokens: 7, outputTokens: 3 },
    });
  });

  it.each([
    [403, 'AccessDeniedException'],
    [404, 'ResourceNotFoundException'],
    [400, 'ValidationException'],
    [403, 'UnrecognizedClientException'],
  ])('takes %i %s for a refusal for good', async (status, name) => {
    const { model } = await refusing(status, name);
    await expect(model.answer(REQUEST, 5000)).rejects.toMatchObject({
      name: 'ModelError',
      isPermanent: true,
    });
  });

  it('takes throttling for one of the moment', async () => {
    const { model } = await refusing(429, 'ThrottlingException');
    await expect(model.answer(REQUEST, 5000)).rejects.not.toMatchObject({ isPermanent: true });
  });

  it('ends when the time is over though the server trickles', async () => {
    const { model } = await modelThat(trickle);
    await expect(model.answer(REQUEST, 150)).rejects.toThrow();
  });
});
