import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AnswerCache, AnswerCatalog, StoredAnswer } from '../../functions/core/answers/answer-store.ts';
import type { MemoryWriter } from '../../functions/core/memory/memory-store.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { newScope } from '../support/dynamodb.ts';
import { neighboursOf } from './neighbours.ts';

/** The time at which an answer cache under test is asked. */
export const NOW_MS = 1_750_000_000_000;

/** Answers under test; all on one store. */
export interface AnswerSubject {
  readonly cache: AnswerCache;
  /** The cache as it is at another time. */
  readonly cacheAt: (nowMs: number) => AnswerCache;
  readonly catalog: AnswerCatalog;
  readonly memory: Pick<MemoryWriter, 'raiseVersion'>;
  /** Puts attributes in the place of an answer, over what stands there if `over` is true. */
  readonly plant: (
    scope: Scope,
    answerId: string,
    attributes: Record<string, unknown>,
    over?: boolean,
  ) => Promise<void>;
}

/** An answer as the use case makes it, with what matters to the test. */
export function makeAnswer(given: Partial<StoredAnswer> = {}): StoredAnswer {
  return {
    answerId: ID,
    message: 'How many rows?',
    response: 'Forty rows.',
    origin: 'model',
    answeredAtMs: NOW_MS,
    dependencies: { '': 1 },
    expiresAtMs: NOW_MS + 86_400_000,
    ...given,
  };
}

const ID = 'a'.repeat(32);

/** Text of random bytes in base 64. */
function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64');
}

const CLAIM = { owner: 'first', leaseUntilMs: NOW_MS + 4000 };

/** Items that are neither an answer nor a claim of this version. */
const UNREADABLE: readonly [string, Record<string, unknown>, boolean][] = [
  ['of another version', { version: 2 }, true],
  ['without a version', { version: undefined }, true],
  ['without a response', { response: undefined }, true],
  ['with a response of another type', { response: 7 }, true],
  ['with a time of another type', { answeredAtMs: 'now' }, true],
  ['of an unknown origin', { origin: 'oracle' }, true],
  ['with dependencies of another type', { dependencies: 'orders' }, true],
  ['with a time to live of another type', { expiresAtMs: 'never' }, true],
  ['of nothing known', { version: 1, junk: [1, { a: null }] }, false],
  ['of nothing', {}, false],
  ['that is half a claim', { version: 1, owner: 'first' }, false],
  ['that is a claim of another version', { version: 2, ...CLAIM }, false],
  ['that is a claim of another shape', { version: 1, owner: 7, leaseUntilMs: 'soon' }, false],
];

/** What every AnswerCache does. */
export function answerCacheContract(makeSubject: () => AnswerSubject): void {
  describe('find', () => {
    it('knows nothing of a question never asked', async () => {
      const { cache } = makeSubject();
      const { state, ...found } = await cache.find(newScope(), ID);
      expect(found).toEqual({});
      expect(state.processingCount).toBe(0);
    });

    it.each([
      ['a plain one', {}],
      ['one with all there is', { model: 'm', usage: { inputTokens: 7, outputTokens: 9 } }],
      ['one stored ahead', { origin: 'precomputed' as const }],
      ['one of odd datasets', { dependencies: { 'a#b': 1, 'x.y': 0, '🏭': 3, '': 2, ['__proto__']: 5 } }],
      ['one without datasets', { dependencies: {} }],
      ['one past its time', { expiresAtMs: 5 }],
      ['one made while memory was empty', { madeAtCount: 0 }],
      ['one that no compression makes smaller', { response: randomText(3000) }],
      ['a long one', { response: 'é\n"🏭"\u2028'.repeat(4000), message: 'é'.repeat(8000) }],
    ])('reads %s back as it was stored', async (_, given) => {
      const { cache } = makeSubject();
      const scope = newScope();
      const answer = makeAnswer(given);
      await cache.store(scope, answer);
      expect((await cache.find(scope, ID)).stored).toEqual(answer);
    });

    it('reads one back that never expires', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const { expiresAtMs: _, ...answer } = makeAnswer({ origin: 'precomputed' });
      await cache.store(scope, answer);
      expect((await cache.find(scope, ID)).stored).toEqual(answer);
    });

    it('gives the dataset versions of now', async () => {
      const { cache, memory } = makeSubject();
      const scope = newScope();
      await memory.raiseVersion(scope, 'orders');
      await memory.raiseVersion(scope, 'orders');
      const { state } = await cache.find(scope, ID);
      expect(Object.fromEntries(state.datasetVersions)).toEqual({ orders: 2 });
    });

    it.each(UNREADABLE)('takes an item %s for nothing', async (_, attributes, isOver) => {
      const { cache, plant } = makeSubject();
      const scope = newScope();
      if (isOver) await cache.store(scope, makeAnswer());
      await plant(scope, ID, attributes, isOver);
      const { stored, pending } = await cache.find(scope, ID);
      expect({ stored, pending }).toEqual({ stored: undefined, pending: undefined });
    });

    it('takes no notice of attributes that it does not know', async () => {
      const { cache, plant } = makeSubject();
      const scope = newScope();
      await cache.store(scope, makeAnswer());
      await plant(scope, ID, { mood: 'sunny' }, true);
      expect((await cache.find(scope, ID)).stored).toEqual(makeAnswer());
    });
  });

  describe('read', () => {
    it('gives the answer alone, and nothing for a claim or what cannot be read', async () => {
      const { cache, plant } = makeSubject();
      const scope = newScope();
      expect(await cache.read(scope, ID)).toBeUndefined();
      await cache.claim(scope, ID, CLAIM);
      expect(await cache.read(scope, ID)).toBeUndefined();
      await cache.store(scope, makeAnswer());
      expect(await cache.read(scope, ID)).toEqual(makeAnswer());
      await plant(scope, ID, { response: new Uint8Array([1, 2, 3]) }, true);
      expect(await cache.read(scope, ID)).toBeUndefined();
    });
  });

  describe('an answer whose bytes are damaged', () => {
    it('is found as something that a claim may replace, by one of 20', async () => {
      const { cache, plant } = makeSubject();
      const scope = newScope();
      await cache.store(scope, makeAnswer({ response: 'Forty rows. '.repeat(100) }));
      await plant(scope, ID, { response: new Uint8Array([1, 2, 3]) }, true);
      const { stored, unreadable } = await cache.find(scope, ID);
      expect({ stored, unreadable }).toEqual({ stored: undefined, unreadable: { answeredAtMs: NOW_MS } });
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          cache.claim(scope, ID, { ...CLAIM, owner: `owner ${index}` }, unreadable),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('claim', () => {
    it('is seen by who asks next', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      expect(await cache.claim(scope, ID, CLAIM)).toBe(true);
      const { stored, pending } = await cache.find(scope, ID);
      expect({ stored, pending }).toEqual({ stored: undefined, pending: CLAIM });
    });

    it('falls to one of 20 at once', async () => {
      const { cacheAt } = makeSubject();
      const scope = newScope();
      const owners = Array.from({ length: 20 }, (_, index) => `owner ${index}`);
      const claims = await Promise.all(
        owners.map((owner) => cacheAt(NOW_MS).claim(scope, ID, { ...CLAIM, owner })),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      const { pending } = await cacheAt(NOW_MS).find(scope, ID);
      expect(pending?.owner).toBe(owners[claims.indexOf(true)]);
    });

    it('can be taken over from the moment its lease is over, by one of 20', async () => {
      const { cache, cacheAt } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, ID, CLAIM);
      const early = cacheAt(CLAIM.leaseUntilMs - 1);
      expect(await early.claim(scope, ID, { owner: 'second', leaseUntilMs: NOW_MS + 9000 })).toBe(false);
      const late = cacheAt(CLAIM.leaseUntilMs);
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          late.claim(scope, ID, { owner: `owner ${index}`, leaseUntilMs: NOW_MS + 9000 }),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    it('does not hold when it ends later than any can, as a clock far ahead leaves it', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const second = { owner: 'second', leaseUntilMs: NOW_MS + 9000 };
      await cache.claim(scope, ID, { ...CLAIM, leaseUntilMs: NOW_MS + 28_000 });
      expect(await cache.claim(scope, ID, second)).toBe(false);
      await cache.claim(scope, ID, { ...CLAIM, leaseUntilMs: NOW_MS + 3_600_000 });
      expect(await cache.claim(scope, ID, second)).toBe(true);
    });

    it('can be renewed by its owner, so that a retry of the claim is granted', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, ID, CLAIM);
      expect(await cache.claim(scope, ID, CLAIM)).toBe(true);
      const longer = { ...CLAIM, leaseUntilMs: NOW_MS + 8000 };
      expect(await cache.claim(scope, ID, longer)).toBe(true);
      expect((await cache.find(scope, ID)).pending).toEqual(longer);
    });

    it('ends when the answer is stored', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, ID, CLAIM);
      await cache.store(scope, makeAnswer());
      const { stored, pending } = await cache.find(scope, ID);
      expect({ stored, pending }).toEqual({ stored: makeAnswer(), pending: undefined });
    });

    it('is refused where an answer stands', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.store(scope, makeAnswer());
      expect(await cache.claim(scope, ID, CLAIM)).toBe(false);
      expect((await cache.find(scope, ID)).stored).toEqual(makeAnswer());
    });

    it.each(['model', 'precomputed'] as const)(
      'falls to one of 20 over a stale answer of origin %s',
      async (origin) => {
        const { cache } = makeSubject();
        const scope = newScope();
        const stale = makeAnswer({ origin });
        await cache.store(scope, stale);
        const claims = await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            cache.claim(scope, ID, { ...CLAIM, owner: `owner ${index}` }, stale),
          ),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
      },
    );

    it('is refused over an answer that was replaced since it was seen', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const stale = makeAnswer({ answeredAtMs: NOW_MS - 5000 });
      await cache.store(scope, stale);
      await cache.store(scope, makeAnswer());
      expect(await cache.claim(scope, ID, CLAIM, stale)).toBe(false);
      expect((await cache.find(scope, ID)).stored).toEqual(makeAnswer());
    });

    it.each(UNREADABLE)('is granted over an item %s, to one of 20', async (_, attributes, isOver) => {
      const { cache, plant } = makeSubject();
      const scope = newScope();
      if (isOver) await cache.store(scope, makeAnswer());
      await plant(scope, ID, attributes, isOver);
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          cache.claim(scope, ID, { ...CLAIM, owner: `owner ${index}` }),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      await cache.store(scope, makeAnswer());
      expect((await cache.find(scope, ID)).stored).toEqual(makeAnswer());
    });
  });

  describe('release', () => {
    it('frees the question at once', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, ID, CLAIM);
      await cache.release(scope, ID, CLAIM.owner);
      expect(await cache.claim(scope, ID, { ...CLAIM, owner: 'second' })).toBe(true);
    });

    it('does nothing for who does not hold the claim', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.release(scope, ID, 'nobody');
      await cache.claim(scope, ID, CLAIM);
      await cache.release(scope, ID, 'second');
      expect((await cache.find(scope, ID)).pending).toEqual(CLAIM);
    });

    it('leaves an answer alone', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      await cache.claim(scope, ID, CLAIM);
      await cache.store(scope, makeAnswer());
      await cache.release(scope, ID, CLAIM.owner);
      expect((await cache.find(scope, ID)).stored).toEqual(makeAnswer());
    });
  });

  describe('store', () => {
    it.each([
      ['a model its own older one', 'model', -1, 'model', 'second'],
      ['a model its own of the same moment', 'model', 0, 'model', 'second'],
      ['no newer one', 'model', 1, 'model', 'first'],
      ['one of a clock an hour ahead', 'model', 3_600_000, 'model', 'second'],
      ['no precomputed one', 'precomputed', -1, 'model', 'first'],
      ['anything by a precomputed one', 'model', 1, 'precomputed', 'second'],
      ['a precomputed one by another', 'precomputed', 1, 'precomputed', 'second'],
    ] as const)('replaces %s', async (_, firstOrigin, offsetMs, secondOrigin, winner) => {
      const { cache } = makeSubject();
      const scope = newScope();
      const first = makeAnswer({ origin: firstOrigin, response: 'first', answeredAtMs: NOW_MS + offsetMs });
      await cache.store(scope, first);
      await cache.store(scope, makeAnswer({ origin: secondOrigin, response: 'second' }));
      expect((await cache.find(scope, ID)).stored?.response).toBe(winner);
    });

    it('replaces no newer one, however long after it was made it is stored', async () => {
      const { cacheAt } = makeSubject();
      const scope = newScope();
      const late = cacheAt(NOW_MS + 120_000);
      await late.store(scope, makeAnswer({ response: 'newer', answeredAtMs: NOW_MS + 110_000 }));
      await late.store(scope, makeAnswer({ response: 'older' }));
      expect((await late.find(scope, ID)).stored?.response).toBe('newer');
    });

    it.each(UNREADABLE)('replaces an item %s', async (_, attributes, isOver) => {
      const { cache, plant } = makeSubject();
      const scope = newScope();
      if (isOver) await cache.store(scope, makeAnswer({ origin: 'precomputed', answeredAtMs: NOW_MS + 1 }));
      await plant(scope, ID, attributes, isOver);
      await cache.store(scope, makeAnswer());
      expect((await cache.find(scope, ID)).stored).toEqual(makeAnswer());
    });

    it('ends with the newest of 20 at once', async () => {
      const { cache } = makeSubject();
      const scope = newScope();
      const answers = Array.from({ length: 20 }, (_, index) =>
        makeAnswer({ answeredAtMs: NOW_MS + ((index * 7) % 20), response: `answer ${index}` }),
      );
      await Promise.all(answers.map((answer) => cache.store(scope, answer)));
      expect((await cache.find(scope, ID)).stored?.answeredAtMs).toBe(NOW_MS + 19);
    });
  });

  describe.each(neighboursOf(newScope()))('answers of $tenant, $agentId', (scope: Scope) => {
    it('are seen and changed through this name alone', async () => {
      const { cache, catalog } = makeSubject();
      const others = neighboursOf(scope);
      for (const other of others) await cache.store(other, makeAnswer({ response: 'of another' }));
      expect((await cache.find(scope, ID)).stored).toBeUndefined();
      expect(await catalog.list(scope, 10)).toEqual({ answers: [] });
      expect(await catalog.clear(scope)).toBe(0);
      expect(await cache.claim(scope, ID, CLAIM)).toBe(true);
      await cache.release(scope, ID, CLAIM.owner);
      await cache.store(scope, makeAnswer());
      expect(await catalog.list(scope, 10)).toEqual({ answers: [makeAnswer()] });
      expect(await catalog.clear(scope)).toBe(1);
      for (const other of others) expect((await cache.find(other, ID)).stored?.response).toBe('of another');
    });
  });
}
