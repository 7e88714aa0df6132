import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { ATTRIBUTE } from '../../core/names.ts';

const LIVE = 'attribute_not_exists(expiresAtMs) OR expiresAtMs > :now';
/** A claim has no place in an index, and an index has no attribute of one, so there it could not be asked for. */
const NO_CLAIM = 'attribute_not_exists(leaseUntilMs)';

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
        FilterExpression: indexName === undefined ? `${NO_CLAIM} AND (${LIVE})` : LIVE,
        ExpressionAttributeValues: { ':partition': partitionKey, ':now': nowMs },
        ExclusiveStartKey: start,
      }),
    );
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}
