import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { KEPT_MS } from '../../core/stats/window.ts';
import { itemKey, partition } from './keys.ts';

export interface StatisticsTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

export const HOUR_MS = 3_600_000;

/**
 * An hour's items that are added to: `2026-11-24T05#responses`, `2026-11-24T05#tools`, and beside each, while it is
 * too hot, `…~0` to `…~7`.
 */
export type Kind = 'responses' | 'tools';

/** Items of hours that are over: `compact#2026-11-24T05`. */
const COMPACT_PREFIX = 'compact#';
/** How far hours are compacted; sorts after them, so that one query reads both. */
export const MARK_SORT_KEY = 'compact~';

/** Keys of the index by hour of activity are spread over so many. */
export const ACTIVITY_SHARDS = 8;

/** Primary key of an hour's item; `shard` is one beside it. */
export function hourKey(scope: Scope, atMs: number, kind: Kind, shard?: number) {
  const beside = shard === undefined ? '' : `~${shard}`;
  return itemKey(partition(scope, 'statistics'), `${hourText(atMs)}#${kind}${beside}`);
}

export function compactKey(scope: Scope, hourMs: number) {
  return itemKey(partition(scope, 'statistics'), COMPACT_PREFIX + hourText(hourMs));
}

export function markKey(scope: Scope) {
  return itemKey(partition(scope, 'statistics'), MARK_SORT_KEY);
}

/** Start of the hour and what it holds; undefined for the key of anything else. */
export function parseHourKey(
  sortKey: unknown,
): { readonly hourMs: number; readonly kind: Kind | 'compact' } | undefined {
  if (typeof sortKey !== 'string') return undefined;
  const compact = sortKey.startsWith(COMPACT_PREFIX);
  const text = compact ? sortKey.slice(COMPACT_PREFIX.length) : sortKey;
  const hourMs = Date.parse(`${text.slice(0, 13)}:00:00.000Z`);
  if (Number.isNaN(hourMs)) return undefined;
  if (compact) return { hourMs, kind: 'compact' };
  const kind = /^#(responses|tools)(?:~\d+)?$/.exec(text.slice(13))?.[1];
  return kind === 'responses' || kind === 'tools' ? { hourMs, kind } : undefined;
}

/** Query of the hours from `fromMs` on, before `toMs`, that are added to. */
export function hoursBetween(scope: Scope, fromMs: number, toMs?: number) {
  return between(scope, hourText(fromMs), toMs === undefined ? LAST_HOUR : hourText(toMs));
}

/** Query of the compact hours from `fromMs` on, and of the mark. */
export function compactFrom(scope: Scope, fromMs: number) {
  return between(scope, COMPACT_PREFIX + hourText(fromMs), MARK_SORT_KEY);
}

/** Epoch seconds at which an hour's statistics may go: 14 days after its end. */
export function expiryOf(hourMs: number): number {
  return (Math.floor(hourMs / HOUR_MS) * HOUR_MS + HOUR_MS + KEPT_MS) / 1000;
}

/** Key of the index by hour of activity for one of its shards. */
export function activityKey(atMs: number, shard: number): string {
  return `${hourText(atMs)}#${shard}`;
}

/** The shard that an agent is in. */
export function activityShard(scope: Scope): number {
  const digest = createHash('sha256').update(partition(scope, 'statistics')).digest();
  return digest.readUInt8(0) % ACTIVITY_SHARDS;
}

/** Sorts after every hour. */
const LAST_HOUR = ':';

function hourText(atMs: number): string {
  return new Date(Math.max(0, atMs)).toISOString().slice(0, 13);
}

function between(scope: Scope, from: string, to: string) {
  return {
    KeyConditionExpression: `${ATTRIBUTE.partition} = :partition AND ${ATTRIBUTE.sort} BETWEEN :from AND :to`,
    ExpressionAttributeValues: { ':partition': partition(scope, 'statistics'), ':from': from, ':to': to },
  };
}
