import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { ATTRIBUTE } from '../../core/names.ts';

/** Cached items of a partition, or of an index of it, that are not past their time; claims do not count. */
export async function countLive(
  client: DynamoDBDocumentClient,
  tableName: string,
  partitionKey: string,
  nowMs: number,
  indexName?: string,
): Promise<number> {
  let count = 0;
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: indexName,
        Select: 'COUNT',
        KeyConditionExpression: `${ATTRIBUTE.partition} = :partition`,
        FilterExpression:
          'attribute_not_exists(leaseUntilMs) AND (attribute_not_exists(expiresAtMs) OR expiresAtMs > :now)',
        ExpressionAttributeValues: { ':partition': partitionKey, ':now': nowMs },
        ExclusiveStartKey: start,
      }),
    );
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}
