import { describe, expect, it } from 'vitest';
import { makeAnswerCache } from '../../../functions/adapters/dynamodb/answer-cache.ts';
import type { StoredAnswer } from '../../../functions/core/answers/answer-store.ts';
import type { KeptChange } from '../../../functions/core/stats/statistics-ledger.ts';
import { newScope, useDynamodb } from '../../support/dynamodb.ts';
import { disturb, holdBack } from '../../support/dynamodb-faults.ts';

const NOON_MS = Date.UTC(2026, 10, 25, 12);
const DAY_MS = 86_400_000;

const made = (answeredAtMs: number): StoredAnswer => ({
  answerId: 'a'.repeat(32),
  message: 'How many rows?',
  response: '41.',
  origin: 'model',
  answeredAtMs,
  dependencies: {},
  expiresAtMs: answeredAtMs + DAY_MS,
});

describe('the count of kept answers', () => {
  const tables = useDynamodb();

  function connect() {
    const changes: KeptChange[] = [];
    const { cacheTable, memoryTable } = tables;
    const client = tables.connect();
    const note = (_: unknown, change: KeptChange) => void changes.push(change);
    const cache = makeAnswerCache({ client, cacheTable, memoryTable }, () => NOON_MS, note);
    const sum = () => changes.reduce((total, { amount }) => total + amount, 0);
    return { client, cache, sum };
  }

  it('stays while an answer is made anew, from before the write on', async () => {
    const scope = newScope();
    const { client, cache, sum } = connect();
    await cache.store(scope, made(NOON_MS));
    expect(sum()).toBe(1);
    const { arrived, release } = holdBack(client, 1);
    const storing = cache.store(scope, made(NOON_MS + 1000), made(NOON_MS));
    await arrived;
    expect(sum()).toBe(1);
    release();
    await storing;
    expect(sum()).toBe(1);
  });

  it('is put right when there was no answer any more', async () => {
    const { cache, sum } = connect();
    await cache.store(newScope(), made(NOON_MS + 1000), made(NOON_MS));
    expect(sum()).toBe(1);
  });

  it('counts an answer once whose reply was lost, and what it replaced', async () => {
    for (const origin of ['model', 'precomputed'] as const) {
      const scope = newScope();
      const { client, cache, sum } = connect();
      await cache.store(scope, made(NOON_MS));
      disturb(client, { at: 1, moment: 'after' });
      await cache.store(scope, { ...made(NOON_MS + 1000), origin }, made(NOON_MS));
      expect(sum(), origin).toBe(1);
    }
    const { client, cache, sum } = connect();
    disturb(client, { at: 1, moment: 'after' });
    await cache.store(newScope(), made(NOON_MS));
    expect(sum()).toBe(1);
  });

  it('is put right when a newer answer was there', async () => {
    const scope = newScope();
    const { cache, sum } = connect();
    await cache.store(scope, made(NOON_MS + 2000));
    await cache.store(scope, made(NOON_MS + 1000), made(NOON_MS));
    expect(sum()).toBe(1);
  });
});
