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
  return (await replaceIf(client, tableName, item, condition)) !== undefined;
}

/** Like `putIf`; what stood there before, empty if nothing did, or undefined where the condition does not hold. */
export async function replaceIf(
  client: DynamoDBDocumentClient,
  tableName: string,
  item: Record<string, unknown>,
  condition?: Condition,
): Promise<Record<string, unknown> | undefined> {
  const put = new PutCommand({ TableName: tableName, Item: item, ReturnValues: 'ALL_OLD', ...condition });
  const reply = await unlessRefused(client.send(put));
  return reply === undefined ? undefined : (reply.Attributes ?? {});
}

/** Deletes the item if its attribute `owner` is that; false if it is not. */
export async function deleteOwned(
  client: DynamoDBDocumentClient,
  tableName: string,
  key: Record<string, string>,
  owner: string,
): Promise<boolean> {
  const remove = new DeleteCommand({ TableName: tableName, Key: key, ...isOwnedBy(owner) });
  return (await unlessRefused(client.send(remove))) !== undefined;
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

async function unlessRefused<Reply>(write: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
