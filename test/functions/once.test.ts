import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENV } from '../../functions/core/names.ts';
import { startDatabase } from '../support/embedded-dynamodb.ts';
import { startServer } from '../support/local-server.ts';

const PROCESSES = 4;
const MESSAGES_EACH = 25;

const asked: string[] = [];
const modelUrl = await startServer(({ body }) => {
  asked.push(body);
  return {
    body: JSON.stringify({ choices: [{ message: { content: `answer ${asked.length}` } }] }),
    delayMs: body.includes('slowly') ? 8000 : 400,
  };
});
const handedOn: unknown[] = [];
const lambdaUrl = await startServer(({ body }) => {
  handedOn.push(JSON.parse(body));
  return { status: 202, body: '' };
});
const database = await startDatabase();
afterAll(database.close);

const instances = Array.from({ length: PROCESSES }, start);
afterAll(() => {
  for (const instance of instances) instance.kill();
});

function start(): ChildProcess {
  return fork(path.join(import.meta.dirname, '../support/asking-process.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: {
      ...process.env,
      ...database.environment,
      [ENV.defaultTenant]: 'local',
      [ENV.modelProvider]: 'openai',
      [ENV.modelId]: 'test',
      [ENV.modelBaseUrl]: modelUrl,
      AWS_ENDPOINT_URL_LAMBDA: lambdaUrl,
      AWS_LAMBDA_FUNCTION_NAME: 'millrace-message',
    },
  });
}

const repliesSchema = z.array(
  z.looseObject({ source: z.string(), response: z.string(), answerId: z.string() }),
);

/** Sends the message 100 times at once, 25 times through each process. */
async function askAtOnce(message: string, deadlineMs: number) {
  const payloads = Array.from({ length: MESSAGES_EACH }, () => ({ agentId: 'once', message, deadlineMs }));
  const replies = await Promise.all(
    instances.map(async (instance) => {
      const replied = once(instance, 'message');
      instance.send(payloads);
      return repliesSchema.parse((await replied)[0]);
    }),
  );
  return replies.flat();
}

describe('100 equal questions at once over 4 processes', () => {
  it('reach the model once, and all get its answer', async () => {
    await Promise.all(instances.map((instance) => once(instance, 'message')));
    const replies = await askAtOnce('How many rows were rejected?', 20_000);
    expect(asked).toHaveLength(1);
    expect(new Set(replies.map(({ response }) => response))).toEqual(new Set(['answer 1']));
    expect(replies.filter(({ source }) => source === 'model')).toHaveLength(1);
    expect(replies.filter(({ source }) => source === 'exact')).toHaveLength(99);
  });

  it('reach it once at most when it is late, and get the fallback with the same id', async () => {
    asked.length = 0;
    const replies = await askAtOnce('Which pipeline runs slowly?', 5000);
    // On a machine that is busy enough the time is over before anybody may ask.
    expect(asked.length).toBeLessThanOrEqual(1);
    expect(handedOn.length).toBeGreaterThanOrEqual(1);
    expect(replies).toHaveLength(100);
    expect(new Set(replies.map(({ source }) => source))).toEqual(new Set(['fallback']));
    expect(new Set(replies.map(({ answerId }) => answerId)).size).toBe(1);
  });
});
