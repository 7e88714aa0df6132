import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { batchGet } from '../../../functions/adapters/dynamodb/batch-get.ts';
import { itemKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { useDynamodb } from '../../support/dynamodb.ts';
import { leaveUnprocessed } from '../../support/dynamodb-faults.ts';

describe('batchGet', () => {
  const tables = useDynamodb();

  async function withItems(sortKeys: readonly string[]) {
    const client = tables.connect();
    for (const sortKey of sortKeys)
      await client.send(
        new PutCommand({ TableName: tables.cacheTable, Item: itemKey('batch-get', sortKey) }),
      );
    const keys = sortKeys.map((sortKey) => ({
      tableName: tables.cacheTable,
      key: itemKey('batch-get', sortKey),
      consistent: true,
    }));
    return { client, keys };
  }

  it('asks again for keys that were left unprocessed', async () => {
    const { client, keys } = await withItems(['a', 'b']);
    leaveUnprocessed(client, ['b'], 2);
    expect(await batchGet(client, keys)).toHaveLength(2);
  });

  it('takes keys that stay unprocessed for absent', async () => {
    const { client, keys } = await withItems(['c', 'd']);
    leaveUnprocessed(client, ['d'], 100);
    expect((await batchGet(client, keys)).map(({ item }) => item['sk'])).toEqual(['c']);
  });
});
