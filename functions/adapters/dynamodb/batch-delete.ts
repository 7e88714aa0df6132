import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../core/errors.ts';
import { backoff } from './backoff.ts';

const MOST_IN_ONE_WRITE = 25;
const MOST_TRIES = 8;

/** Deletes the items, 25 in a request; what DynamoDB leaves unprocessed is tried again, in the end with an error. */
export async function deleteAll(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Record<string, unknown>[],
): Promise<void> {
  for (let from = 0; from < keys.length; from += MOST_IN_ONE_WRITE) {
    let open = keys.slice(from, from + MOST_IN_ONE_WRITE).map((Key) => ({ DeleteRequest: { Key } }));
    for (let attempt = 0; open.length > 0; attempt++) {
      if (attempt === MOST_TRIES)
        throw new AppError(
          'unavailable',
          'The database left deletions undone; the same request goes on with them.',
        );
      if (attempt > 0) await backoff(attempt);
      const reply = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: open } }));
      open = (reply.UnprocessedItems?.[tableName] ?? []).flatMap(({ DeleteRequest }) =>
        DeleteRequest?.Key === undefined ? [] : [{ DeleteRequest: { Key: DeleteRequest.Key } }],
      );
    }
  }
}
