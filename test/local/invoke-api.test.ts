import { InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../local/aws-environment.ts';
import { startFront } from './support/front.ts';

const FUNCTION = `
let runs = 0;
export const handler = async (event) => {
  runs += 1;
  if (event.failUntil > runs) throw Object.assign(new Error('not yet'), { name: 'unavailable' });
  return { event, runs };
};`;

describe('the Invoke API', () => {
  it.each([
    'millrace-memory',
    'memory',
    'millrace-memory:$LATEST',
    'arn:aws:lambda:us-east-1:000000000000:function:millrace-memory',
    '000000000000:function:millrace-memory',
  ])('serves the AWS SDK under the name %s', async (FunctionName) => {
    const client = toLambda((await startFront(FUNCTION)).url);
    const reply = await client.send(new InvokeCommand({ FunctionName, Payload: '{"agentId":"demo"}' }));
    expect(reply).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(reply.FunctionError).toBeUndefined();
    expect(reply.Payload?.transformToString()).toBe('{"event":{"agentId":"demo"},"runs":1}');
  });

  it('tells a function error with its name', async () => {
    const client = toLambda((await startFront(FUNCTION)).url);
    const reply = await client.send(
      new InvokeCommand({ FunctionName: 'memory', Payload: '{"failUntil":9}' }),
    );
    expect(reply).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(reply.Payload?.transformToString() ?? '')).toEqual({
      errorType: 'unavailable',
      errorMessage: 'not yet',
    });
  });

  it('refuses an unknown function as Lambda does', async () => {
    const client = toLambda((await startFront(FUNCTION)).url);
    await expect(client.send(new InvokeCommand({ FunctionName: 'none' }))).rejects.toThrow(
      ResourceNotFoundException,
    );
  });

  it('refuses a payload that is not JSON', async () => {
    const client = toLambda((await startFront(FUNCTION)).url);
    await expect(
      client.send(new InvokeCommand({ FunctionName: 'memory', Payload: '{' })),
    ).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
    });
  });

  it('answers an event at once and tries it three times', async () => {
    const { url, pending, background } = await startFront(FUNCTION);
    const client = toLambda(url);
    const invoke = async (payload: string) => {
      const command = new InvokeCommand({
        FunctionName: 'memory',
        InvocationType: 'Event',
        Payload: payload,
      });
      expect((await client.send(command)).StatusCode).toBe(202);
      await pending.whenDone(5000);
    };
    await invoke('{"failUntil":3}');
    expect(background).toEqual([]);
    await invoke('{"failUntil":99}');
    expect(background).toEqual(['unavailable']);
    const last = await client.send(new InvokeCommand({ FunctionName: 'memory' }));
    expect(last.Payload?.transformToString()).toBe('{"event":{},"runs":7}');
  });

  it('still serves the functions while the server stops', async () => {
    const { url, stop } = await startFront(FUNCTION);
    stop();
    expect((await toLambda(url).send(new InvokeCommand({ FunctionName: 'memory' }))).StatusCode).toBe(200);
  });
});

function toLambda(endpoint: string): LambdaClient {
  const client = new LambdaClient({
    endpoint,
    region: 'us-east-1',
    credentials: LOCAL_CREDENTIALS,
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  return client;
}
