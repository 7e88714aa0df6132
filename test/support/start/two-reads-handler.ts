import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

/** As the reference, and a second GetItem after the first. */
export async function handler(): Promise<unknown> {
  const TableName = process.env['MILLRACE_MEMORY_TABLE'];
  const Key = { pk: { S: 'absent' }, sk: { S: 'absent' } };
  await client.send(new GetItemCommand({ TableName, Key }));
  const { Item = {} } = await client.send(new GetItemCommand({ TableName, Key }));
  return Item;
}
