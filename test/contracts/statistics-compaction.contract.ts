import { expect, it } from 'vitest';
import type { Scope } from '../../functions/core/scope.ts';
import type { StatisticsCompactor, StatisticsRead } from '../../functions/core/stats/statistics-store.ts';
import { newScope } from '../support/dynamodb.ts';
import type { StatisticsStore } from '../support/statistics-store.ts';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 9, 25, 22);
const NEVER_MS = Number.MAX_SAFE_INTEGER;

/** A store and a compactor of the same statistics, and how many hours stand compact. */
export interface CompactionSubject {
  readonly store: StatisticsStore;
  readonly compactor: StatisticsCompactor;
  readonly compactHours: (scope: Scope) => Promise<number>;
}

/** What every StatisticsCompactor keeps. */
export function statisticsCompactionContract(makeSubject: () => CompactionSubject): void {
  async function withHours(count: number) {
    const subject = makeSubject();
    const scope = newScope();
    for (let hour = 0; hour < count; hour++) await record(subject.store, scope, hour);
    return { ...subject, scope, nowMs: START_MS + (count - 1) * HOUR_MS + 30 * 60_000 };
  }

  async function record(store: StatisticsStore, scope: Scope, hour: number) {
    const atMs = START_MS + hour * HOUR_MS + 60_000;
    await store.recordResponse(scope, atMs, {
      source: 'model',
      durationMs: 10 + hour * 7.5,
      isUnderTarget: hour % 2 === 0,
      inputTokens: 100,
      outputTokens: hour,
      savedTokens: 7,
      savedOutputTokens: 3,
      guardRejects: 1,
      keywords: ['etl'],
    });
    const call = {
      tool: 'profile_dataset',
      isHit: false,
      isError: true,
      durationMs: hour,
      dataVolumeGb: 0.5,
    };
    await store.recordToolCalls(scope, atMs, [call, { ...call, tool: 'a:b', isHit: true, isError: false }]);
  }

  it('changes nothing that is read', async () => {
    const { store, compactor, compactHours, scope, nowMs } = await withHours(5);
    const before = await store.read(scope, 0);
    expect(before.hours).toHaveLength(5);
    expect(await compactor.compact(scope, nowMs, NEVER_MS)).toBe(true);
    expect(await compactHours(scope)).toBe(4);
    expect(await store.read(scope, 0)).toEqual(before);
    await record(store, scope, 4);
    const after = await store.read(scope, 0);
    expect(after.hours.slice(0, 4)).toEqual(before.hours.slice(0, 4));
    expect(after.hours[4]?.responses.count).toBe(2);
  });

  it('leaves the hours of a window as they are', async () => {
    const { store, compactor, scope, nowMs } = await withHours(6);
    const starts = [START_MS, START_MS + 2.5 * HOUR_MS, START_MS + 5 * HOUR_MS, START_MS + 9 * HOUR_MS];
    const read = async () => {
      const reads: StatisticsRead[] = [];
      for (const fromMs of starts) reads.push(await store.read(scope, fromMs));
      return reads.map(({ hours }) => hours);
    };
    const before = await read();
    expect(before.map(({ length }) => length)).toEqual([6, 4, 1, 0]);
    await compactor.compact(scope, nowMs, NEVER_MS);
    expect(await read()).toEqual(before);
  });

  it('waits ten minutes for an hour to be over', async () => {
    const { compactor, compactHours, scope } = await withHours(1);
    await compactor.compact(scope, START_MS + HOUR_MS + 9 * 60_000, NEVER_MS);
    expect(await compactHours(scope)).toBe(0);
    await compactor.compact(scope, START_MS + HOUR_MS + 10 * 60_000, NEVER_MS);
    expect(await compactHours(scope)).toBe(1);
  });

  it('does the same when it runs again, and when two run at once', async () => {
    const { store, compactor, compactHours, scope, nowMs } = await withHours(4);
    const before = await store.read(scope, 0);
    const other = makeSubject().compactor;
    await Promise.all([compactor, other].map((each) => each.compact(scope, nowMs, NEVER_MS)));
    await compactor.compact(scope, nowMs, NEVER_MS);
    expect(await compactHours(scope)).toBe(3);
    expect(await store.read(scope, 0)).toEqual(before);
  });

  it('stops when its time is over and goes on from there', { timeout: 60_000 }, async () => {
    const { store, scope, nowMs } = await withHours(40);
    const before = await store.read(scope, 0);
    const slow = makeSubject();
    expect(await slow.compactor.compact(scope, nowMs, 0)).toBe(false);
    expect(await slow.compactHours(scope)).toBe(0);
    expect(await slow.compactor.compact(scope, nowMs, NEVER_MS)).toBe(true);
    expect(await slow.compactHours(scope)).toBe(39);
    expect(await store.read(scope, 0)).toEqual(before);
  });

  it('passes idle hours over', async () => {
    const { store, compactor, compactHours, scope } = await withHours(1);
    await record(store, scope, 200);
    const before = await store.read(scope, 0);
    await compactor.compact(scope, START_MS + 202 * HOUR_MS, NEVER_MS);
    expect(await compactHours(scope)).toBe(2);
    expect(await store.read(scope, 0)).toEqual(before);
  });
}
