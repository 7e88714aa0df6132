import { describe, expect, it } from 'vitest';
import type { CachedResult, ToolCache } from '../../functions/core/tools/tool-cache.ts';
import { newScope } from '../support/dynamodb.ts';

/** What every ToolCache does with leases; its clock stands at `nowMs`. */
export function toolLeaseContract(
  makeSubject: () => { readonly cache: ToolCache },
  makeResult: (given?: Partial<CachedResult>) => CachedResult,
  key: string,
  nowMs: number,
): void {
  const leaseOf = (owner: string, ms = 1000) => ({ owner, leaseUntilMs: nowMs + ms });

  describe('claim', () => {
    it('gives one of many who ask at once the lease, and shows it to all', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const owners = Array.from({ length: 20 }, (_, index) => `owner-${index}`);
      const claims = await Promise.all(owners.map((owner) => cache.claim(scope, key, leaseOf(owner))));
      const leaders = owners.filter((_, index) => claims[index]);
      expect(leaders).toHaveLength(1);
      const { running, results } = await cache.find(scope, [key]);
      expect(running).toEqual(new Map([[key, leaseOf(leaders[0] ?? '')]]));
      expect(results.size).toBe(0);
    });

    it('lets the holder renew it, and another take it once it is over', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      expect(await cache.claim(scope, key, leaseOf('one', 0))).toBe(true);
      expect(await cache.claim(scope, key, leaseOf('one', 1))).toBe(true);
      expect(await cache.claim(scope, key, leaseOf('two'))).toBe(false);
      expect(await cache.claim(scope, key, leaseOf('one', 0))).toBe(true);
      expect(await cache.claim(scope, key, leaseOf('two'))).toBe(true);
    });

    it('gives one over a lease that ends later than any can, as a clock far ahead leaves it', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      expect(await cache.claim(scope, key, leaseOf('one', 25_000))).toBe(true);
      expect(await cache.claim(scope, key, leaseOf('two'))).toBe(false);
      expect(await cache.claim(scope, key, leaseOf('one', 3_600_000))).toBe(true);
      expect(await cache.claim(scope, key, leaseOf('two'))).toBe(true);
    });

    it('gives none over a result that holds, but over one past its time or the one that is to be replaced', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.store(scope, key, makeResult({ owner: 'one' }));
      expect(await cache.claim(scope, key, leaseOf('two'))).toBe(false);
      expect(await cache.claim(scope, key, leaseOf('two'), 'another')).toBe(false);
      expect(await cache.claim(scope, key, leaseOf('two'), 'one')).toBe(true);
      await cache.store(scope, 'over', makeResult({ owner: 'one', expiresAtMs: nowMs }));
      expect(await cache.claim(scope, 'over', leaseOf('two'))).toBe(true);
    });
  });

  describe('the result of an owner', () => {
    it('ends its lease', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, key, leaseOf('one'));
      expect(await cache.store(scope, key, makeResult({ owner: 'one' }))).toBe('stored');
      const { running, results } = await cache.find(scope, [key]);
      expect([running.size, results.get(key)?.owner]).toEqual([0, 'one']);
    });

    it('that comes late replaces neither the lease of its successor nor the newer result', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const late = makeResult({ owner: 'one', result: 'late' });
      await cache.claim(scope, key, leaseOf('one', 0));
      await cache.claim(scope, key, leaseOf('two'));
      expect(await cache.store(scope, key, late)).toBe('superseded');
      expect((await cache.find(scope, [key])).running.get(key)).toEqual(leaseOf('two'));
      await cache.store(scope, key, makeResult({ owner: 'two', result: 'newer' }));
      expect(await cache.store(scope, key, late)).toBe('superseded');
      expect((await cache.find(scope, [key])).results.get(key)?.result).toBe('newer');
    });

    it('that comes late is kept while nobody else has begun', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, key, leaseOf('one', 0));
      expect(await cache.store(scope, key, makeResult({ owner: 'one' }))).toBe('stored');
    });
  });

  describe('release', () => {
    it('frees the key at once, of its owner alone', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, key, leaseOf('one'));
      await cache.release(scope, key, 'two');
      expect(await cache.claim(scope, key, leaseOf('two'))).toBe(false);
      await cache.release(scope, key, 'one');
      expect((await cache.find(scope, [key])).running.size).toBe(0);
      expect(await cache.claim(scope, key, leaseOf('two'))).toBe(true);
    });

    it.each([
      ['a failure', { atMs: nowMs, failure: { code: 'tool_failed', message: 'It failed.' } }],
      ['a result that cannot be kept', { atMs: nowMs }],
    ])('leaves word of %s, and the key free', async (_, end) => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, key, leaseOf('one'));
      await cache.release(scope, key, 'two', end);
      expect((await cache.find(scope, [key])).running.get(key)?.end).toBeUndefined();
      await cache.release(scope, key, 'one', end);
      expect((await cache.find(scope, [key])).running.get(key)?.end).toEqual(end);
      expect(await cache.claim(scope, key, leaseOf('two'))).toBe(true);
      expect((await cache.find(scope, [key])).running.get(key)?.end).toBeUndefined();
    });
  });
}
