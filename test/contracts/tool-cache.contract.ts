import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MemoryWriter } from '../../functions/core/memory/memory-store.ts';
import type { Scope } from '../../functions/core/scope.ts';
import type { CachedResult, ToolCache } from '../../functions/core/tools/tool-cache.ts';
import { newScope } from '../support/dynamodb.ts';
import { neighboursOf } from './neighbours.ts';
import { toolLeaseContract } from './tool-lease.contract.ts';

/** Time of the cache's clock. */
export const NOW_MS = 1_750_000_000_000;
const KEY = 'f'.repeat(64);

/** A tool cache under test. */
export interface ToolCacheSubject {
  readonly cache: ToolCache;
  readonly memory: Pick<MemoryWriter, 'raiseVersion'>;
  /** Puts attributes in the place of a result, over what stands there if `over` is true. */
  readonly plant: (
    scope: Scope,
    key: string,
    attributes: Record<string, unknown>,
    over?: boolean,
  ) => Promise<void>;
}

/** What every ToolCache does. */
export function toolCacheContract(makeSubject: () => ToolCacheSubject): void {
  const makeResult = (given: Partial<CachedResult> = {}): CachedResult => ({
    result: { rows: 40 },
    dependencies: {},
    expiresAtMs: NOW_MS + 1_800_000,
    owner: 'one',
    ...given,
  });

  describe('store', () => {
    it.each([
      ['an object', { rows: 40, nested: { list: [1, 2.5, -3e-9, null, true, ''] } }],
      ['a text', 'é\n"🏭"\u2028\u0000'],
      ['a long text', 'pipeline '.repeat(200_000)],
      ['null', null],
      ['false', false],
      ['zero', 0],
      ['an empty list', []],
      ['keys that are odd', JSON.parse('{"__proto__": 1, "": 2, "a.b": 3, "toString": 4}')],
    ])('keeps %s as it is', async (_, result) => {
      const { cache } = makeSubject();
      const scope = newScope();
      const cached = makeResult({
        result,
        dependencies: { 'a#b': 1, 'x.y': 0, '🏭': 3, ['__proto__']: 5, '': 2 },
      });
      expect(await cache.store(scope, KEY, cached)).toBe('stored');
      expect((await cache.find(scope, [KEY])).results).toEqual(new Map([[KEY, cached]]));
    });

    it('replaces an earlier result of its owner', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.store(scope, KEY, makeResult({ result: 'first' }));
      await cache.store(scope, KEY, makeResult({ result: 'second' }));
      expect((await cache.find(scope, [KEY])).results.get(KEY)?.result).toBe('second');
    });

    it('keeps 380 KB that do not compress', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const result = randomBytes(370 * 1024).toString('base64');
      expect(await cache.store(scope, KEY, makeResult({ result }))).toBe('stored');
      expect((await cache.find(scope, [KEY])).results.get(KEY)?.result).toBe(result);
    });

    it('refuses what would not fit, and keeps nothing of it', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const result = randomBytes(420 * 1024).toString('base64');
      expect(await cache.store(scope, KEY, makeResult({ result }))).toBe('oversize');
      expect((await cache.find(scope, [KEY])).results).toEqual(new Map());
    });

    it('refuses what would not fit together with the names that it depends on', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const names = Array.from({ length: 50 }, (_, index) => `${index}${'🏭'.repeat(120)}`);
      const cached = makeResult({
        result: randomBytes(382 * 1024).toString('base64'),
        dependencies: Object.fromEntries(names.map((name) => [name, 1])),
      });
      expect(await cache.store(scope, KEY, cached)).toBe('oversize');
      const small = { ...cached, result: 'small' };
      expect(await cache.store(scope, KEY, small)).toBe('stored');
      expect((await cache.find(scope, [KEY])).results.get(KEY)).toEqual(small);
    });
  });

  describe('find', () => {
    it('gives what is there of the keys, and the dataset versions of now', async () => {
      const { cache, memory } = makeSubject();
      const scope = newScope();
      await cache.store(scope, 'one', makeResult({ result: 1 }));
      await cache.store(scope, 'two', makeResult({ result: 2 }));
      await memory.raiseVersion(scope, 'orders');
      const { results, state } = await cache.find(scope, ['two', 'absent']);
      expect(results).toEqual(new Map([['two', makeResult({ result: 2 })]]));
      expect(Object.fromEntries(state.datasetVersions)).toEqual({ orders: 1 });
    });

    it('gives the state to who asks for no key', async () => {
      const { results, state } = await makeSubject().cache.find(newScope(), []);
      expect(results).toEqual(new Map());
      expect(state.processingCount).toBe(0);
    });

    it('takes a key that stands twice', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.store(scope, KEY, makeResult());
      expect((await cache.find(scope, [KEY, KEY])).results).toEqual(new Map([[KEY, makeResult()]]));
    });

    it('gives the results of 100 keys and the state', async () => {
      const { cache, memory } = makeSubject();
      const scope = newScope();
      const keys = Array.from({ length: 100 }, (_, index) => `key-${index}`);
      await Promise.all(keys.map((key) => cache.store(scope, key, makeResult({ result: key }))));
      await memory.raiseVersion(scope, 'orders');
      const { results, state } = await cache.find(scope, keys);
      expect(results).toEqual(new Map(keys.map((key) => [key, makeResult({ result: key })])));
      expect(state.datasetVersions.get('orders')).toBe(1);
    });

    it('gives the results of more than fits one reply', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
      const result = randomBytes(370 * 1024).toString('base64');
      for (const key of keys) await cache.store(scope, key, makeResult({ result }));
      await expect
        .poll(async () => (await cache.find(scope, keys)).results.size, { timeout: 10_000 })
        .toBe(50);
    });

    it('gives a result past its time, for the caller to judge', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const cached = makeResult({ expiresAtMs: 5 });
      await cache.store(scope, KEY, cached);
      expect((await cache.find(scope, [KEY])).results.get(KEY)).toEqual(cached);
    });

    it.each<[string, Record<string, unknown>, boolean]>([
      ['of another version', { version: 2 }, true],
      ['without a version', { version: undefined }, true],
      ['without a result', { result: undefined }, true],
      ['whose result is no binary', { result: '{"rows":40}' }, true],
      ['whose result is not compressed', { result: Buffer.from('{"rows":40}') }, true],
      ['whose result is empty', { result: Buffer.alloc(0) }, true],
      ['without dependencies', { dependencies: undefined }, true],
      ['without an owner', { owner: undefined }, true],
      ['whose time is no number', { expiresAtMs: 'soon' }, true],
      ['of nothing known', { junk: [1, { a: null }] }, false],
    ])('takes an item %s for nothing, and lets it be replaced', async (_, attributes, isOver) => {
      const { cache, plant } = makeSubject();
      const scope = newScope();
      const owner = 'two';
      if (isOver) await cache.store(scope, KEY, makeResult());
      await plant(scope, KEY, attributes, isOver);
      await cache.store(scope, 'sound', makeResult());
      const { results, running, unreadable } = await cache.find(scope, [KEY, 'sound']);
      expect([...results.keys(), ...running.keys(), ...unreadable.keys()]).toEqual(['sound', KEY]);
      const lease = { owner, leaseUntilMs: NOW_MS + 1 };
      expect(await cache.claim(scope, KEY, lease, unreadable.get(KEY))).toBe(true);
      await cache.store(scope, KEY, makeResult({ owner }));
      expect((await cache.find(scope, [KEY])).results.get(KEY)).toEqual(makeResult({ owner }));
    });
  });

  toolLeaseContract(makeSubject, makeResult, KEY, NOW_MS);

  describe.each(neighboursOf(newScope()))('results of $tenant, $agentId', (scope: Scope) => {
    it('are seen and changed through this name alone', async () => {
      const { cache } = makeSubject();
      const others = neighboursOf(scope);
      for (const other of others) await cache.store(other, KEY, makeResult({ result: 'of another' }));
      expect((await cache.find(scope, [KEY])).results).toEqual(new Map());
      await cache.store(scope, KEY, makeResult());
      for (const other of others)
        expect((await cache.find(other, [KEY])).results.get(KEY)?.result).toBe('of another');
    });
  });
}
