import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import { captureOutput } from '../support/captured-output.ts';
import { startMeteredMessage } from '../support/metered-message.ts';
import { startOddServer } from '../support/odd-server.ts';

captureOutput();
let says = JSON.stringify({ choices: [{ message: { content: 'Forty.' } }] });
let status = 200;
const model = await startOddServer((response) => {
  if (says !== 'nothing') response.writeHead(status, { 'content-type': 'application/json' }).end(says);
});
const lambda = await startOddServer((response) => response.writeHead(202).end());
const { meter, ask, fill, close } = await startMeteredMessage({
  [ENV.modelProvider]: 'openai',
  [ENV.modelId]: 'm',
  [ENV.modelBaseUrl]: model.url,
  AWS_ENDPOINT_URL_LAMBDA: lambda.url,
  AWS_LAMBDA_FUNCTION_NAME: 'millrace-message',
});
afterAll(close);
const good = says;
afterEach(() => {
  says = good;
  status = 200;
  meter.disturb(undefined);
});

/** Far more than is promised, as this machine may be busy; what is tested is that nothing waits for what hangs. */
const SLACK_MS = 1500;

async function timed(agentId: string, message: string, deadlineMs: number) {
  const startMs = performance.now();
  const reply = await ask(agentId, message, { deadlineMs });
  return { reply, ms: performance.now() - startMs };
}

describe('a reply', () => {
  it('leaves on time whatever the model does, and the request to it is given up', async () => {
    await ask('late', 'Is anybody there?');
    says = 'nothing';
    const before = model.aborted();
    const { reply, ms } = await timed('late', 'How late is the pipeline?', 3000);
    expect(reply).toMatchObject({ source: 'fallback' });
    expect(reply).not.toHaveProperty('reason');
    expect(ms).toBeLessThan(3000 + SLACK_MS);
    await expect.poll(() => model.aborted(), { timeout: 10_000 }).toBe(before + 1);
  });

  it.each([
    ['an empty text', '{"choices":[{"message":{"content":"  "}}]}', 200, 'model_failed'],
    ['another form', '{"answer":"Forty."}', 200, 'model_failed'],
    [
      'a text without end',
      JSON.stringify({ choices: [{ message: { content: 'x'.repeat(30_000) } }] }),
      200,
      'model_failed',
    ],
    ['an error of the moment', 'busy', 503, 'model_failed'],
    ['a refusal of the key', '{}', 401, 'model_refused'],
    ['a refusal of the model', '{}', 404, 'model_refused'],
  ])(
    'is a fallback with its reason when the model answers with %s, and nothing is stored',
    async (what, body, code, reason) => {
      says = body;
      status = code;
      const message = `What does ${what} say?`;
      expect(await ask('odd', message, { deadlineMs: 10_000 })).toMatchObject({ source: 'fallback', reason });
      says = good;
      status = 200;
      const again = await ask('odd', message, { cache: 'bypass', deadlineMs: 10_000 });
      expect(again).toMatchObject({ source: 'model', response: 'Forty.' });
    },
  );

  it('comes with a deadline of 1 ms too', async () => {
    await fill('short', ['Which rows failed?']);
    const { reply } = await timed('short', 'Which of them is new?', 1);
    expect(reply).toMatchObject({ source: 'fallback', targetMs: 1 });
  });

  it('comes from the model while the lookup is throttled, and is not stored', async () => {
    meter.disturb((operation) => (operation === 'BatchGetItem' ? { kind: 'throttle' } : undefined));
    expect(await ask('throttled', 'How many rows?', { deadlineMs: 15_000 })).toMatchObject({
      source: 'model',
    });
    meter.disturb(undefined);
    expect(await ask('throttled', 'How many rows?', { deadlineMs: 15_000 })).toMatchObject({
      source: 'model',
    });
    expect(await ask('throttled', 'How many rows?', { deadlineMs: 15_000 })).toMatchObject({
      source: 'exact',
    });
  });

  it('leaves on time while DynamoDB hangs', async () => {
    meter.disturb(() => ({ kind: 'delay', delayMs: 5000 }));
    const { reply, ms } = await timed('hanging', 'How many rows?', 600);
    expect(reply).toMatchObject({ source: 'fallback' });
    expect(ms).toBeLessThan(600 + SLACK_MS);
  });

  it('takes a message of 8,000 emoji', async () => {
    const message = '🙂'.repeat(8000);
    expect(await ask('emoji', message, { deadlineMs: 15_000 })).toMatchObject({ source: 'model' });
    expect(await ask('emoji', message, { deadlineMs: 15_000 })).toMatchObject({ source: 'exact' });
  });
});
