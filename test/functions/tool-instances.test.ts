import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { BatchOrder } from '../support/batch-worker.ts';
import { newScope, useDynamodb } from '../support/dynamodb.ts';

const WORKER = path.join(import.meta.dirname, '../support/batch-worker.ts');

const dynamodb = useDynamodb();
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

const repliesSchema = z.array(
  z.object({ results: z.tuple([z.looseObject({ success: z.boolean(), cached: z.optional(z.boolean()) })]) }),
);

/** The results of a process that runs batches as an instance of the function. */
function startInstance(order: BatchOrder) {
  const child = fork(WORKER, { execArgv: [] });
  children.push(child);
  child.send(order);
  const results = async () => {
    const [message] = await once(child, 'message');
    return repliesSchema.parse(message).flatMap((reply) => reply.results);
  };
  return { child, results: results() };
}

/** A server that counts its requests and answers them as told. */
async function startCounter(answer: (response: ServerResponse, place: number) => void) {
  const hits = { count: 0 };
  const server = createServer((_, response) => answer(response, ++hits.count)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { hits, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/` };
}

const answerSoon = (response: ServerResponse, place: number) =>
  void setTimeout(() => response.end(`hit ${place}`), 300);

function orderOf(toolUrl: string, more: Partial<BatchOrder> = {}): BatchOrder {
  const { url: dynamodbUrl, cacheTable, memoryTable, statisticsTable } = dynamodb;
  const tables = { dynamodbUrl, cacheTable, memoryTable, statisticsTable };
  return {
    ...tables,
    scope: newScope(),
    toolUrl,
    sideEffect: 'none',
    batches: 25,
    timeoutMs: 20_000,
    ...more,
  };
}

describe('instances of the function', () => {
  it('run the tool once for 100 equal calls in four of them', async () => {
    const counter = await startCounter(answerSoon);
    const order = orderOf(counter.url);
    const instances = Array.from({ length: 4 }, () => startInstance(order));
    const results = (await Promise.all(instances.map((instance) => instance.results))).flat();
    expect(results).toHaveLength(100);
    expect(results.filter(({ success, result }) => success && result === 'hit 1')).toHaveLength(100);
    expect(results.filter(({ cached }) => cached === false)).toHaveLength(1);
    expect(counter.hits.count).toBe(1);
  });

  it('replace one that dies while it runs the tool, when its lease ends', async () => {
    const first = Promise.withResolvers<void>();
    const counter = await startCounter((response, place) => {
      if (place === 1) first.resolve();
      else answerSoon(response, place);
    });
    const order = orderOf(counter.url, { batches: 1, timeoutMs: 3000 });
    const { child, results } = startInstance(order);
    results.catch(() => {});
    await first.promise;
    // They may wait for longer than the lease of the first takes, on a busy machine too.
    const waiting = { ...order, batches: 5, timeoutMs: 20_000 };
    const others = Array.from({ length: 2 }, () => startInstance(waiting));
    child.kill('SIGKILL');
    const replies = (await Promise.all(others.map((instance) => instance.results))).flat();
    expect(replies).toHaveLength(10);
    expect(replies.filter(({ success, result }) => success && result === 'hit 2')).toHaveLength(10);
    expect(counter.hits.count).toBe(2);
  });

  it('execute a side effect once for a key, whichever of them is asked, and all get its result', async () => {
    const counter = await startCounter(answerSoon);
    const order = orderOf(counter.url, { sideEffect: 'external', idempotencyKey: 'run-41', batches: 5 });
    const instances = Array.from({ length: 2 }, () => startInstance(order));
    const results = (await Promise.all(instances.map((instance) => instance.results))).flat();
    expect(results.filter(({ success, result }) => success && result === 'hit 1')).toHaveLength(10);
    expect(counter.hits.count).toBe(1);
  });

  it('do not repeat a side effect of one that died over it, and say so', async () => {
    const first = Promise.withResolvers<void>();
    const counter = await startCounter(() => first.resolve());
    const order = orderOf(counter.url, {
      sideEffect: 'external',
      idempotencyKey: 'run-42',
      batches: 1,
      timeoutMs: 1000,
    });
    const { child, results } = startInstance(order);
    results.catch(() => {});
    await first.promise;
    child.kill('SIGKILL');
    const retry = async () => (await startInstance(order).results)[0]?.error;
    await expect.poll(retry, { interval: 500, timeout: 20_000 }).toMatchObject({ code: 'outcome_unknown' });
    expect(counter.hits.count).toBe(1);
  });
});
