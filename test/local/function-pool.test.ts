import { describe, expect, it } from 'vitest';
import { startPool, toValue } from './support/function.ts';

const SLOW_COUNTER = `
import { threadId } from 'node:worker_threads';
let running = 0;
export async function handler({ ms }) {
  running += 1;
  await new Promise((resolve) => setTimeout(resolve, ms));
  return { threadId, running: running-- };
}`;

describe('FunctionPool', () => {
  it('hands over the event and the result as JSON', async () => {
    const pool = await startPool(
      'export const handler = async (event) => ({ echo: event, gone: undefined });',
    );
    expect(toValue(await pool.invoke('{"a":[1,null]}'))).toEqual({ echo: { a: [1, null] } });
  });

  it('answers null for nothing', async () => {
    const pool = await startPool('export const handler = async () => {};');
    expect(await pool.invoke('{}')).toEqual({ kind: 'returned', payload: 'null' });
  });

  it('gives the handler its own environment alone', async () => {
    const pool = await startPool(
      'export const handler = async () => ({ ...process.env });',
      {},
      { environment: { A: '1' } },
    );
    expect(toValue(await pool.invoke('{}'))).toEqual({ A: '1' });
  });

  it("gives the handler Lambda's context", async () => {
    const pool = await startPool(
      'export const handler = async (_, c) => [c.functionName, c.awsRequestId.length, c.memoryLimitInMB, c.getRemainingTimeInMillis()];',
      { timeoutMs: 2000 },
    );
    expect(toValue(await pool.invoke('{}'))).toEqual([
      'millrace-memory',
      36,
      '128',
      expect.closeTo(1990, -2),
    ]);
  });

  it('runs one event at a time in each thread, and the rest in further threads or later', async () => {
    const pool = await startPool(SLOW_COUNTER, {}, { maxInstances: 2 });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => pool.invoke('{"ms":30}')));
    const values = outcomes.map(toValue);
    expect(values).toEqual(Array.from({ length: 5 }, () => expect.objectContaining({ running: 1 })));
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBe(2);
  });

  it('reuses a warm thread', async () => {
    const pool = await startPool(SLOW_COUNTER);
    expect(await pool.warm()).toBeUndefined();
    const first = toValue(await pool.invoke('{"ms":0}'));
    expect(toValue(await pool.invoke('{"ms":0}'))).toEqual(first);
  });

  it('tells the name and the message of an error', async () => {
    const pool = await startPool(
      'export const handler = async () => { throw Object.assign(new Error("no such agent"), { name: "not_found" }); };',
    );
    expect(await pool.invoke('{}')).toEqual({
      kind: 'failed',
      reason: 'error',
      errorType: 'not_found',
      errorMessage: 'no such agent',
    });
  });

  it('stops a handler at its time limit and serves the next event afresh', async () => {
    const pool = await startPool(
      'export const handler = async ({ hang }) => { while (hang); return "done"; };',
      { timeoutMs: 300 },
      { maxInstances: 1 },
    );
    const outcomes = await Promise.all([pool.invoke('{"hang":true}'), pool.invoke('{"hang":false}')]);
    expect(outcomes).toEqual([
      {
        kind: 'failed',
        reason: 'timeout',
        errorType: 'Sandbox.Timedout',
        errorMessage: 'Task timed out after 0.30 seconds',
      },
      { kind: 'returned', payload: '"done"' },
    ]);
  });

  it.each([
    ['ends the process', 'process.exit(3)'],
    [
      'throws out of a timer',
      'setTimeout(() => { throw new Error("late"); }, 1); await new Promise(() => {})',
    ],
    ['uses up its memory', 'const all = []; for (;;) all.push(new Array(10000).fill(all.length))'],
  ])('replaces a thread that %s', async (_, statement) => {
    const pool = await startPool(
      `export const handler = async ({ die }) => { if (die) { ${statement} } return "alive"; };`,
      { memorySizeMb: 32 },
      { maxInstances: 1 },
    );
    const outcome = await pool.invoke('{"die":true}');
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'exit', errorType: 'Runtime.ExitError' });
    expect(await pool.invoke('{}')).toEqual({ kind: 'returned', payload: '"alive"' });
  });

  it('says why a handler cannot be loaded', async () => {
    const pool = await startPool('throw new TypeError("no table"); export const handler = 1;');
    expect(await pool.warm()).toMatchObject({
      reason: 'init',
      errorType: 'TypeError',
      errorMessage: 'no table',
    });
    expect(await pool.invoke('{}')).toMatchObject({ reason: 'init', errorMessage: 'no table' });
  });

  it('refuses a bundle without the handler', async () => {
    const pool = await startPool('export const other = 1;');
    expect(await pool.invoke('{}')).toMatchObject({
      reason: 'init',
      errorMessage: 'index.handler is not a function',
    });
  });

  it('passes on each line that is printed', async () => {
    const lines: string[] = [];
    const pool = await startPool(
      'export const handler = async () => { console.log("one\\ntwo"); console.error("three"); };',
      {},
      { onLine: (line) => lines.push(line) },
    );
    await pool.invoke('{}');
    await expect.poll(() => lines.sort()).toEqual(['one', 'three', 'two']);
  });

  it('ends what runs when it is closed', async () => {
    const pool = await startPool(
      'export const handler = () => new Promise(() => setInterval(() => {}, 1000));',
      {},
      { maxInstances: 1 },
    );
    const running = [pool.invoke('{}'), pool.invoke('{}')];
    await pool.close();
    expect(await Promise.all(running)).toEqual([
      expect.objectContaining({ reason: 'exit' }),
      expect.objectContaining({ reason: 'exit' }),
    ]);
    expect(await pool.invoke('{}')).toMatchObject({ reason: 'exit' });
  });
});
