import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import type { HourTotals, StatisticsCompactor } from '../../core/stats/statistics-store.ts';
import { toCompactItem } from './statistics-compact.ts';
import { toHours, toKept } from './statistics-items.ts';
import {
  compactKey,
  expiryOf,
  HOUR_MS,
  hoursBetween,
  markKey,
  parseHourKey,
  type StatisticsTable,
} from './statistics-keys.ts';
import { type CompactionMark, fromMarkItem, toMarkItem } from './statistics-mark.ts';
import { addCaches } from './statistics-reader.ts';

/** An hour is over when none can add to it any more, whose clock differs by less. */
const GRACE_MS = 10 * 60_000;
/** Items read, and hours written, in one step: more than two hours of a hot agent have. */
const STEP_ITEMS = 48;

/**
 * Writes each hour that is over as one compressed item and moves the mark past it. The hour's own items stay until
 * they expire, so nothing is lost whatever happens in between, and a second run writes the same. The last hour before
 * the mark is written once more with the next: a clock that is an hour off adds to it, or moved the mark too early.
 */
export function makeStatisticsCompactor(table: StatisticsTable, clock: Clock): StatisticsCompactor {
  return {
    compact: async (scope, nowMs, deadlineMs) => {
      const overMs = Math.floor((nowMs - GRACE_MS) / HOUR_MS) * HOUR_MS;
      let mark = await readMark(table, scope);
      while ((mark?.throughMs ?? 0) < overMs) {
        if (clock() >= deadlineMs) return false;
        const next = await compactStep(table, scope, mark, overMs, nowMs);
        if (next === undefined) return true;
        mark = next;
      }
      return true;
    },
  };
}

async function readMark(
  { client, tableName }: StatisticsTable,
  scope: Scope,
): Promise<CompactionMark | undefined> {
  const read = new GetCommand({ TableName: tableName, Key: markKey(scope), ConsistentRead: true });
  return fromMarkItem((await client.send(read)).Item);
}

/** The mark after some hours more; undefined when another run moved it meanwhile. */
async function compactStep(
  table: StatisticsTable,
  scope: Scope,
  mark: CompactionMark | undefined,
  overMs: number,
  nowMs: number,
): Promise<CompactionMark | undefined> {
  const fromMs = mark?.throughMs ?? 0;
  const { items, throughMs } = await readStep(table, scope, fromMs - HOUR_MS, overMs);
  const hours = toHours(items);
  await Promise.all(hours.map((hour) => writeHour(table, scope, hour)));
  const unmarked = items.filter(({ sk }) => (parseHourKey(sk)?.hourMs ?? 0) >= fromMs);
  const next = { throughMs, kept: addCaches(mark?.kept, toKept(unmarked)) };
  return (await moveMark(table, scope, mark, next, nowMs)) ? next : undefined;
}

/** Whole hours only: one whose items do not all fit waits for the next step. */
async function readStep(
  { client, tableName }: StatisticsTable,
  scope: Scope,
  fromMs: number,
  overMs: number,
) {
  const page = await client.send(
    new QueryCommand({
      TableName: tableName,
      ConsistentRead: true,
      Limit: STEP_ITEMS,
      ...hoursBetween(scope, fromMs, overMs),
    }),
  );
  const items = page.Items ?? [];
  if (page.LastEvaluatedKey === undefined) return { items, throughMs: overMs };
  const lastMs = parseHourKey(page.LastEvaluatedKey[ATTRIBUTE.sort])?.hourMs ?? overMs;
  return { items: items.filter(({ sk }) => (parseHourKey(sk)?.hourMs ?? 0) < lastMs), throughMs: lastMs };
}

async function writeHour(
  { client, tableName }: StatisticsTable,
  scope: Scope,
  hour: HourTotals,
): Promise<void> {
  const item = {
    ...compactKey(scope, hour.hourMs),
    ...toCompactItem(hour),
    [ATTRIBUTE.expiresAt]: expiryOf(hour.hourMs),
  };
  await client.send(new PutCommand({ TableName: tableName, Item: item }));
}

async function moveMark(
  { client, tableName }: StatisticsTable,
  scope: Scope,
  from: CompactionMark | undefined,
  to: CompactionMark,
  nowMs: number,
): Promise<boolean> {
  const condition =
    from === undefined
      ? { ConditionExpression: 'attribute_not_exists(throughMs)' }
      : {
          ConditionExpression: 'throughMs = :from',
          ExpressionAttributeValues: { ':from': from.throughMs },
        };
  const item = { ...markKey(scope), ...toMarkItem(to, nowMs) };
  try {
    await client.send(new PutCommand({ TableName: tableName, Item: item, ...condition }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
