import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe } from 'vitest';
import { itemKey, partition } from '../../functions/adapters/dynamodb/keys.ts';
import { makeMemoryWriter } from '../../functions/adapters/dynamodb/memory-writer.ts';
import { makeToolCache } from '../../functions/adapters/dynamodb/tool-cache.ts';
import { makeUpdate } from '../../functions/adapters/dynamodb/update-expression.ts';
import { useDynamodb } from '../support/dynamodb.ts';
import { NOW_MS, type ToolCacheSubject, toolCacheContract } from './tool-cache.contract.ts';

const dynamodb = useDynamodb();

function makeSubject(): ToolCacheSubject {
  const client = dynamodb.connect();
  const { cacheTable, memoryTable } = dynamodb;
  return {
    cache: makeToolCache({ client, cacheTable, memoryTable }, () => NOW_MS),
    memory: makeMemoryWriter({ client, tableName: memoryTable }, Date.now),
    plant: async (scope, key, attributes, isOver = false) => {
      const Key = itemKey(partition(scope, 'tools'), key);
      if (!isOver) {
        await client.send(new PutCommand({ TableName: cacheTable, Item: { ...Key, ...attributes } }));
        return;
      }
      const update = makeUpdate();
      for (const [name, value] of Object.entries(attributes))
        if (value === undefined) update.remove(name);
        else update.set(name, update.value(value));
      await client.send(new UpdateCommand({ TableName: cacheTable, Key, ...update.build() }));
    },
  };
}

describe('tool results on DynamoDB', () => {
  toolCacheContract(makeSubject);
});
