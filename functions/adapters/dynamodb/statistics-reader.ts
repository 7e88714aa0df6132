import type { Scope } from '../../core/scope.ts';
import { addKept } from '../../core/stats/kept-items.ts';
import type {
  HourTotals,
  KeptCaches,
  StatisticsRead,
  StatisticsReader,
} from '../../core/stats/statistics-store.ts';
import { queryAll } from './query-all.ts';
import { fromCompactItem } from './statistics-compact.ts';
import { toHours, toKept } from './statistics-items.ts';
import {
  compactFrom,
  HOUR_MS,
  hoursBetween,
  MARK_SORT_KEY,
  parseHourKey,
  type StatisticsTable,
} from './statistics-keys.ts';
import { fromMarkItem } from './statistics-mark.ts';

/** Statistics as `makeStatisticsRecorder` wrote them and maintenance made them compact. */
export function makeStatisticsReader(table: StatisticsTable): StatisticsReader {
  return { read: async (scope, fromMs) => await readHours(table, scope, fromMs) };
}

/**
 * Two rounds: the compact hours with the mark that says how far they go, then the hours since, which are few and are
 * read as of now.
 */
async function readHours(
  { client, tableName }: StatisticsTable,
  scope: Scope,
  fromMs: number,
): Promise<StatisticsRead> {
  const compact = await queryAll(client, { TableName: tableName, ...compactFrom(scope, fromMs) });
  const mark = fromMarkItem(compact.find(({ sk }) => sk === MARK_SORT_KEY));
  const throughMs = mark?.throughMs ?? 0;
  // An hour more, in case it became compact between the reads of its item and of the mark.
  const recent = await queryAll(client, {
    TableName: tableName,
    ConsistentRead: true,
    ...hoursBetween(scope, throughMs - HOUR_MS),
  });
  const hours = new Map<number, HourTotals>();
  for (const hour of [...compact.flatMap((item) => fromCompactItem(item) ?? []), ...toHours(recent)])
    hours.set(hour.hourMs, hour);
  const firstMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS;
  const since = recent.filter(({ sk }) => (parseHourKey(sk)?.hourMs ?? 0) >= throughMs);
  return {
    hours: [...hours.values()].filter(({ hourMs }) => hourMs >= firstMs).sort((a, b) => a.hourMs - b.hourMs),
    kept: addCaches(mark?.kept, toKept(since)),
  };
}

/** Both together; an absent one kept nothing. */
export function addCaches(one: KeptCaches | undefined, other: KeptCaches): KeptCaches {
  return {
    answers: addKept(one?.answers ?? new Map(), other.answers),
    results: addKept(one?.results ?? new Map(), other.results),
  };
}
