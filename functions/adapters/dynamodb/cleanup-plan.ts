import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { CleanupTask } from '../../core/memory/cleanup-store.ts';
import type { RankedFacts } from '../../core/memory/entry.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import { packJson, unpackJson } from './compressed-json.ts';
import { datasetCounts } from './dataset-versions.ts';
import { itemKey } from './keys.ts';
import { liveSum, liveSumSchema } from './live-totals.ts';
import type { StateTable } from './state-item.ts';

/** An unfinished plan is kept far longer than anyone takes to finish it; an ended one only tells late comers so. */
const PLAN_KEPT_SECONDS = 30 * 24 * 3600;
const END_KEPT_SECONDS = 24 * 3600;

const planSchema = lazily(() => z.object({ plan: z.instanceof(Uint8Array) }));
const plannedSchema = lazily(() =>
  z.object({
    sequences: z.array(z.number()),
    live: liveSumSchema(),
    /** Datasets that move on with it: those of entries that are forgotten, none of evicted ones. */
    datasets: z.array(z.string()),
  }),
);

/** What a cleanup was begun to do. */
export type Planned = z.infer<ReturnType<typeof plannedSchema>>;

/** Writes the plan unless there is one, and answers the sequences of the plan that DynamoDB has; none once it has ended. */
export async function keepPlan(
  table: StateTable,
  partitionKey: string,
  { cleanupId, kind }: CleanupTask,
  victims: readonly RankedFacts[],
  nowMs: number,
): Promise<ReadonlySet<number>> {
  const planned: Planned = {
    sequences: victims.map(({ sequence }) => sequence),
    live: liveSum(victims),
    datasets: kind === 'forget' ? [...datasetCounts(victims).keys()] : [],
  };
  const item = {
    ...planKey(partitionKey, cleanupId),
    plan: packJson(planned),
    [ATTRIBUTE.expiresAt]: Math.ceil(nowMs / 1000) + PLAN_KEPT_SECONDS,
  };
  const condition = `attribute_not_exists(${ATTRIBUTE.partition})`;
  try {
    await table.client.send(
      new PutCommand({ TableName: table.tableName, Item: item, ConditionExpression: condition }),
    );
    return new Set(planned.sequences);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
  const earlier = await readPlan(table, partitionKey, cleanupId);
  return new Set(earlier?.sequences);
}

/** The plan of a cleanup; undefined once it has ended. */
export async function readPlan(
  table: StateTable,
  partitionKey: string,
  cleanupId: string,
): Promise<Planned | undefined> {
  const key = planKey(partitionKey, cleanupId);
  const reply = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  const packed = planSchema().safeParse(reply.Item).data;
  return packed === undefined ? undefined : plannedSchema().parse(unpackJson(packed.plan)?.value);
}

/** Drops the plan of a cleanup that has ended: a late comer finds its place taken and no plan in it. */
export async function markEnded(
  table: StateTable,
  partitionKey: string,
  cleanupId: string,
  nowMs: number,
): Promise<void> {
  const end = { [ATTRIBUTE.expiresAt]: Math.ceil(nowMs / 1000) + END_KEPT_SECONDS };
  const item = { ...planKey(partitionKey, cleanupId), ...end };
  await table.client.send(new PutCommand({ TableName: table.tableName, Item: item }));
}

function planKey(partitionKey: string, cleanupId: string): Record<string, string> {
  return itemKey(partitionKey, `cleanup#${cleanupId}`);
}
