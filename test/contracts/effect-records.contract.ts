import { describe, expect, it } from 'vitest';
import type { Scope } from '../../functions/core/scope.ts';
import { EFFECT_KEPT_MS, type EffectRecords } from '../../functions/core/tools/effect-records.ts';
import { newScope } from '../support/dynamodb.ts';
import { neighboursOf } from './neighbours.ts';

const START_MS = 1_750_000_000_000;

/** Records under test, on a clock that the test sets. */
export type MakeEffectRecords = (clock: () => number) => EffectRecords;

/** What all EffectRecords do. */
export function effectRecordsContract(make: MakeEffectRecords): void {
  const makeSubject = () => {
    const time = { nowMs: START_MS };
    return { time, records: make(() => time.nowMs), scope: newScope() };
  };
  const by = (owner: string) => ({ owner, untilMs: START_MS + 1000 });
  const running = (owner: string) => ({ kind: 'running', ...by(owner) });

  describe('bind', () => {
    it('ties a key to the first of many bodies', async () => {
      const { records, scope } = makeSubject();
      const bodies = Array.from({ length: 10 }, (_, index) => `body-${index}`);
      const bound = await Promise.all(bodies.map((body) => records.bind(scope, 'key', body)));
      expect(new Set(bound).size).toBe(1);
      expect(bodies).toContain(bound[0]);
      expect(await records.bind(scope, 'other', 'body')).toBe('body');
    });

    it('outlives the records under the key', async () => {
      const { records, scope, time } = makeSubject();
      await records.bind(scope, 'key', 'body');
      time.nowMs += EFFECT_KEPT_MS + 1000;
      expect(await records.bind(scope, 'key', 'later')).toBe('body');
      time.nowMs += 3_600_000;
      expect(await records.bind(scope, 'key', 'later')).toBe('later');
    });
  });

  describe('begin', () => {
    it('lets one of many who ask at once, and tells the others who', async () => {
      const { records, scope } = makeSubject();
      const owners = Array.from({ length: 20 }, (_, index) => `owner-${index}`);
      const found = await Promise.all(owners.map((owner) => records.begin(scope, 'a', by(owner))));
      const first = owners.filter((_, index) => found[index] === undefined);
      expect(first).toHaveLength(1);
      expect(found.filter((record) => record !== undefined)).toEqual(
        Array.from({ length: 19 }, () => running(first[0] ?? '')),
      );
    });

    it('is the same when one asks twice, as after a lost reply', async () => {
      const { records, scope } = makeSubject();
      expect(await records.begin(scope, 'a', by('one'))).toBeUndefined();
      expect(await records.begin(scope, 'a', by('one'))).toBeUndefined();
    });

    it('stays refused after the time of the first, until the record is a day old', async () => {
      const { records, scope, time } = makeSubject();
      await records.begin(scope, 'a', by('one'));
      time.nowMs += EFFECT_KEPT_MS - 1;
      expect(await records.begin(scope, 'a', by('two'))).toEqual(running('one'));
      time.nowMs += 1;
      expect(await records.begin(scope, 'a', by('two'))).toBeUndefined();
    });
  });

  describe('an outcome', () => {
    it.each([
      ['an object', { executionArn: 'arn', nested: [1, null, { a: 'é' }] }],
      ['null', null],
      ['a text', 'x'.repeat(100_000)],
    ])('is kept as it is: %s', async (_, result) => {
      const { records, scope } = makeSubject();
      await records.begin(scope, 'a', by('one'));
      expect(await records.finish(scope, 'a', 'one', { kind: 'done', result })).toBe(true);
      expect(await records.read(scope, 'a')).toEqual({ kind: 'done', result });
      expect(await records.begin(scope, 'a', by('two'))).toEqual({ kind: 'done', result });
    });

    it('that is not known stays so', async () => {
      const { records, scope } = makeSubject();
      await records.begin(scope, 'a', by('one'));
      await records.finish(scope, 'a', 'one', { kind: 'unknown' });
      expect(await records.begin(scope, 'a', by('two'))).toEqual({ kind: 'unknown' });
    });

    it('is written by the owner alone', async () => {
      const { records, scope } = makeSubject();
      await records.begin(scope, 'a', by('one'));
      await records.finish(scope, 'a', 'two', { kind: 'done', result: 2 });
      expect(await records.read(scope, 'a')).toEqual(running('one'));
    });
  });

  it('is absent before it begins and after it was taken back by its owner', async () => {
    const { records, scope } = makeSubject();
    expect(await records.read(scope, 'a')).toBeUndefined();
    await records.begin(scope, 'a', by('one'));
    await records.cancel(scope, 'a', 'two');
    expect(await records.read(scope, 'a')).toEqual(running('one'));
    await records.cancel(scope, 'a', 'one');
    expect(await records.begin(scope, 'a', by('two'))).toBeUndefined();
  });

  it.each(neighboursOf(newScope()))(
    'of $tenant, $agentId are seen through this name alone',
    async (neighbour: Scope) => {
      const { records, scope } = makeSubject();
      await records.bind(scope, 'key', 'mine');
      await records.begin(scope, 'a', by('one'));
      expect(await records.bind(neighbour, 'key', 'theirs')).toBe('theirs');
      expect(await records.begin(neighbour, 'a', by('two'))).toBeUndefined();
    },
  );
}
