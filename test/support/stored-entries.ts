import { BatchWriteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { STATE } from '../../functions/adapters/dynamodb/agent-state.ts';
import { itemKey, partition, STATE_SORT_KEY } from '../../functions/adapters/dynamodb/keys.ts';
import { addLive, liveSum } from '../../functions/adapters/dynamodb/live-totals.ts';
import { toEntryItem } from '../../functions/adapters/dynamodb/memory-items.ts';
import { makeUpdate } from '../../functions/adapters/dynamodb/update-expression.ts';
import type { Addition } from '../../functions/core/memory/memory-store.ts';
import type { Scope } from '../../functions/core/scope.ts';

const MOST_AT_ONCE = 4;

/** Puts entries and their totals there as additions one after the other would have left them, in few requests. */
export async function storeEntries(
  client: DynamoDBDocumentClient,
  tableName: string,
  scope: Scope,
  additions: readonly Addition[],
): Promise<void> {
  const partitionKey = partition(scope, 'memory');
  const items = additions.map((addition, index) => toEntryItem(partitionKey, addition, index + 1));
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, batch) =>
    items.slice(batch * 25, batch * 25 + 25).map((Item) => ({ PutRequest: { Item } })),
  );
  for (let from = 0; from < batches.length; from += MOST_AT_ONCE)
    await Promise.all(
      batches
        .slice(from, from + MOST_AT_ONCE)
        .map((batch) => client.send(new BatchWriteCommand({ RequestItems: { [tableName]: batch } }))),
    );
  const update = makeUpdate();
  const sum = liveSum(additions);
  addLive(update, sum, 1);
  update.add(STATE.sequence, additions.length);
  update.add(STATE.processingCount, additions.length);
  update.add(STATE.totalVolumeGb, sum.volumeGb);
  const key = itemKey(partitionKey, STATE_SORT_KEY);
  await client.send(new UpdateCommand({ TableName: tableName, Key: key, ...update.build() }));
}
