import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

/** Parameters of a conditional write. */
export interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Record<string, unknown>;
}

/** Puts the item where the condition holds of what stands there; false where it does not. */
export async function putIf(
  client: DynamoDBDocumentClient,
  tableName: string,
  item: Record<string, unknown>,
  condition: Condition,
): Promise<boolean> {
  return await holds(client.send(new PutCommand({ TableName: tableName, Item: item, ...condition })));
}

/** Deletes the item if its attribute `owner` is that; false if it is not. */
export async function deleteOwned(
  client: DynamoDBDocumentClient,
  tableName: string,
  key: Record<string, string>,
  owner: string,
): Promise<boolean> {
  return await holds(client.send(new DeleteCommand({ TableName: tableName, Key: key, ...isOwnedBy(owner) })));
}

/** The attribute `owner` is that. */
export function isOwnedBy(owner: string): Condition {
  return {
    ConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': owner },
  };
}

/** `#name` for each attribute. */
export function toNames(attributes: readonly string[]): Record<string, string> {
  return Object.fromEntries(attributes.map((attribute) => [`#${attribute}`, attribute]));
}

async function holds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
