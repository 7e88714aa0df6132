import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { MaintenanceCursor } from '../../core/maintenance/active-agents.ts';
import { itemKey } from './keys.ts';
import type { StatisticsTable } from './statistics-keys.ts';

/** No agent's partition has this form. */
const KEY = itemKey('maintenance', 'cursor');

const cursorSchema = lazily(() => z.object({ tenant: z.string(), agentId: z.string() }));

/** The cursor in an item of the statistics table, which is there only while a run is unfinished. */
export function makeMaintenanceCursor({ client, tableName }: StatisticsTable): MaintenanceCursor {
  return {
    read: async () => {
      const reply = await client.send(
        new GetCommand({ TableName: tableName, Key: KEY, ConsistentRead: true }),
      );
      return cursorSchema().safeParse(reply.Item).data;
    },
    write: async (last) => {
      if (last === undefined) await client.send(new DeleteCommand({ TableName: tableName, Key: KEY }));
      else await client.send(new PutCommand({ TableName: tableName, Item: { ...KEY, ...last } }));
    },
  };
}
