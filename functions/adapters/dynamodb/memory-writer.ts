import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { MemoryEntry } from '../../core/memory/entry.ts';
import type { Addition, AddOutcome, MemoryWriter } from '../../core/memory/memory-store.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { STATE } from './agent-state.ts';
import { forgetAllEntries, forgetEntry } from './forget-entries.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';
import { fromEntryItem, fromTombstone, toEntryItem } from './memory-items.ts';
import { entrySortKey } from './memory-keys.ts';
import { cancelReservation, type Place, reserve, type StateTable } from './memory-reservation.ts';
import { makeUpdate } from './update-expression.ts';

/** Most settled additions of one agent that an instance remembers to clear with its next write. */
const MOST_SETTLED = 25;

/**
 * Memory writes on DynamoDB without transactions: first the totals take an addition up and note it as pending, then the
 * entry is put under a condition; the note makes the pair safe to repeat from any point.
 */
export function makeMemoryWriter(table: StateTable, clock: Clock): MemoryWriter {
  const settledByPartition = new Map<string, string[]>();
  return {
    add: async (scope, additions) => {
      const partitionKey = partition(scope, 'memory');
      const settled = settledByPartition.get(partitionKey) ?? [];
      settledByPartition.delete(partitionKey);
      const { places, state } = await reserve(table, partitionKey, additions, settled, clock());
      const outcomes = await Promise.all(
        additions.map((addition) => putEntry(table, partitionKey, addition, placeOf(places, addition))),
      );
      return { outcomes, state };
    },
    settle: (scope, entryIds) => {
      const partitionKey = partition(scope, 'memory');
      const settled = [...(settledByPartition.get(partitionKey) ?? []), ...entryIds];
      settledByPartition.set(partitionKey, settled.slice(-MOST_SETTLED));
    },
    forget: (scope, entryId) => forgetEntry(table, scope, entryId, clock),
    forgetAll: (scope) => forgetAllEntries(table, scope),
    raiseVersion: (scope, dataset) => raiseVersion(table, scope, dataset),
  };
}

function placeOf(places: ReadonlyMap<string, Place>, { entryId }: Addition): Place {
  const place = places.get(entryId);
  if (place === undefined) throw new Error('An addition was left without a place');
  return place;
}

async function putEntry(
  table: StateTable,
  partitionKey: string,
  addition: Addition,
  place: Place,
): Promise<AddOutcome> {
  const item = toEntryItem(partitionKey, addition, place.sequence);
  try {
    const condition = `attribute_not_exists(${ATTRIBUTE.partition})`;
    await table.client.send(
      new PutCommand({ TableName: table.tableName, Item: item, ConditionExpression: condition }),
    );
    return { kind: 'added', entry: toEntry(addition, place.sequence), count: place.count };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return await foundEntry(table, partitionKey, addition, place);
  }
}

/** The id is taken: by this very addition on an earlier try, or by an older one, and then nothing may be counted. */
async function foundEntry(
  table: StateTable,
  partitionKey: string,
  addition: Addition,
  place: Place,
): Promise<AddOutcome> {
  const key = itemKey(partitionKey, entrySortKey(addition.entryId));
  const reply = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  const found = fromEntryItem(reply.Item);
  const gone = fromTombstone(reply.Item);
  const sequence = found?.entry.sequence ?? gone?.sequence;
  const entry = found?.entry ?? toEntry(addition, sequence ?? place.sequence);
  const fingerprint = found?.fingerprint ?? gone?.fingerprint ?? addition.fingerprint;
  if (sequence === place.sequence && fingerprint === addition.fingerprint)
    return { kind: 'added', entry, count: place.count };
  if (sequence !== place.sequence) await cancelReservation(table, partitionKey, addition, place.sequence);
  return { kind: 'existing', entry, fingerprint };
}

function toEntry(addition: Addition, sequence: number): MemoryEntry {
  const { fingerprint: _, ...entry } = addition;
  return { ...entry, sequence };
}

async function raiseVersion(table: StateTable, scope: Scope, dataset: string): Promise<number> {
  const update = makeUpdate();
  const attribute = STATE.datasetPrefix + dataset;
  update.add(attribute, 1);
  const reply = await table.client.send(
    new UpdateCommand({
      TableName: table.tableName,
      Key: itemKey(partition(scope, 'memory'), STATE_SORT_KEY),
      ReturnValues: 'UPDATED_NEW',
      ...update.build(),
    }),
  );
  return Number(reply.Attributes?.[attribute]);
}
