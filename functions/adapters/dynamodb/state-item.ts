import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { itemKey, STATE_SORT_KEY } from './keys.ts';
import type { UpdateBuilder } from './update-expression.ts';

export interface StateTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/** An agent's state item as it stands; undefined for an agent never seen. */
export type StateItem = Readonly<Record<string, unknown>> | undefined;

/** Reads the state item of a memory partition, strongly consistent. */
export async function readStateItem(table: StateTable, partitionKey: string): Promise<StateItem> {
  const key = itemKey(partitionKey, STATE_SORT_KEY);
  const reply = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  return reply.Item;
}

/** Writes the state item and answers it as it is then; undefined if the update's condition does not hold. */
export async function updateStateItem(
  table: StateTable,
  partitionKey: string,
  update: UpdateBuilder,
): Promise<StateItem> {
  const key = itemKey(partitionKey, STATE_SORT_KEY);
  try {
    const reply = await table.client.send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: key,
        ReturnValues: 'ALL_NEW',
        ...update.build(),
      }),
    );
    return reply.Attributes ?? {};
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
