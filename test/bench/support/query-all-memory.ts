import { BatchWriteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { itemKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { queryAll } from '../../../functions/adapters/dynamodb/query-all.ts';
import type { Addition } from '../../../functions/core/memory/memory-store.ts';
import { referenceContext } from '../../core/memory/support/reference-memory.ts';
import { bestContext, MAX_CHARS } from './bench-entries.ts';
import type { Contender } from './contender.ts';

const itemSchema = z.object({
  sequence: z.number(),
  content: z.string(),
  timestampMs: z.number(),
  importance: z.number(),
  stage: z.string(),
  dataVolumeGb: z.number(),
  pinned: z.boolean(),
});

/** The plain way, in any table with the keys `pk` and `sk`: one item an entry; to show the best, all are read and sorted. */
export function queryAllMemory(
  tableName: string,
  direct: DynamoDBDocumentClient,
  metered: () => DynamoDBDocumentClient,
): Contender {
  const client = metered();
  const read = async (by: DynamoDBDocumentClient, agent: string) =>
    await queryAll(by, {
      TableName: tableName,
      KeyConditionExpression: 'pk = :agent',
      ExpressionAttributeValues: { ':agent': keyOf(agent) },
    });
  return {
    name: 'query all, sort',
    load: async (agent, entries) => {
      for (let from = 0; from < entries.length; from += 25) {
        const puts = entries
          .slice(from, from + 25)
          .map((entry, index) => ({ PutRequest: { Item: toItem(agent, entry, from + index + 1) } }));
        await direct.send(new BatchWriteCommand({ RequestItems: { [tableName]: puts } }));
      }
    },
    add: async (agent, entry) => {
      await client.send(new PutCommand({ TableName: tableName, Item: toItem(agent, entry, Date.now()) }));
    },
    context: async (agent, entries) => {
      const found = (await read(client, agent)).map((item) => itemSchema.parse(item));
      return referenceContext(found, MAX_CHARS).context === bestContext(entries);
    },
    count: async (agent) => (await read(direct, agent)).length,
  };
}

function keyOf(agent: string): string {
  return `bench#${agent}`;
}

function toItem(agent: string, entry: Addition, sequence: number) {
  const { content, timestampMs, importance, stage, dataVolumeGb, pinned } = entry;
  const facts = { sequence, content, timestampMs, importance, stage, dataVolumeGb, pinned };
  return { ...itemKey(keyOf(agent), entry.entryId), ...facts };
}
