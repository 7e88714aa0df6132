import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

/** The smallest handler that reads DynamoDB through the SDK: one GetItem, and nothing made of it. */
export async function handler(): Promise<unknown> {
  const TableName = process.env['MILLRACE_MEMORY_TABLE'];
  const Key = { pk: { S: 'absent' }, sk: { S: 'absent' } };
  const { Item = {} } = await client.send(new GetItemCommand({ TableName, Key }));
  return Item;
}
