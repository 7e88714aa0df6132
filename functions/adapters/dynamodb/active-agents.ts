import type { ActiveAgents } from '../../core/maintenance/active-agents.ts';
import { ACTIVITY_INDEX, ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { queryAll } from './query-all.ts';
import { ACTIVITY_SHARDS, activityKey, HOUR_MS, type StatisticsTable } from './statistics-keys.ts';

/** Agents by the index of hours in which they were active; eventually consistent, half a unit for a shard and hour. */
export function makeActiveAgents({ client, tableName }: StatisticsTable): ActiveAgents {
  const inShard = (atMs: number, shard: number) =>
    queryAll(client, {
      TableName: tableName,
      IndexName: ACTIVITY_INDEX,
      KeyConditionExpression: `${ATTRIBUTE.activeIn} = :hour`,
      ExpressionAttributeValues: { ':hour': activityKey(atMs, shard) },
    });
  return {
    activeSince: async (sinceMs, nowMs) => {
      const hours: number[] = [];
      for (let hourMs = Math.floor(sinceMs / HOUR_MS) * HOUR_MS; hourMs <= nowMs; hourMs += HOUR_MS)
        hours.push(hourMs);
      const shards = Array.from({ length: ACTIVITY_SHARDS }, (_, shard) => shard);
      const pages = hours.flatMap((hourMs) => shards.map((shard) => inShard(hourMs, shard)));
      const items = (await Promise.all(pages)).flat();
      const partitions = new Set(items.map((item) => String(item[ATTRIBUTE.partition])));
      return [...partitions].flatMap((key) => toScope(key) ?? []);
    },
  };
}

/** Agent of a partition of statistics. */
function toScope(partitionKey: string): Scope | undefined {
  const [tenant, agentId, kind] = partitionKey.split('#');
  if (tenant === undefined || agentId === undefined || kind !== 'statistics') return undefined;
  return { tenant: decodeURIComponent(tenant), agentId };
}
