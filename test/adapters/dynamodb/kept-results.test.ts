import { describe, expect, it } from 'vitest';
import { makeToolCache } from '../../../functions/adapters/dynamodb/tool-cache.ts';
import type { KeptChange } from '../../../functions/core/stats/statistics-ledger.ts';
import { newScope, useDynamodb } from '../../support/dynamodb.ts';
import { disturb } from '../../support/dynamodb-faults.ts';

const NOON_MS = Date.UTC(2026, 10, 25, 12);
const KEY = 'k'.repeat(43);

describe('the count of kept results', () => {
  const tables = useDynamodb();

  it('counts a result once whose reply was lost', async () => {
    const scope = newScope();
    const changes: KeptChange[] = [];
    const { cacheTable, memoryTable } = tables;
    const client = tables.connect();
    const note = (_: unknown, change: KeptChange) => void changes.push(change);
    const cache = makeToolCache({ client, cacheTable, memoryTable }, () => NOON_MS, note);
    const cached = { result: { rows: 1 }, dependencies: {}, expiresAtMs: NOON_MS + 1_800_000, owner: 'one' };
    disturb(client, { at: 1, moment: 'after' });
    expect(await cache.store(scope, KEY, cached, undefined)).toBe('stored');
    expect(changes.map(({ amount }) => amount)).toEqual([1]);
    expect(await cache.store(scope, KEY, { ...cached, owner: 'two' }, 'one')).toBe('stored');
    expect(changes.map(({ amount }) => amount)).toEqual([1, -1, 1]);
  });
});
