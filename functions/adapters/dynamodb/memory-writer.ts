import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MemoryEntry } from '../../core/memory/entry.ts';
import type { Added, Addition, AddOutcome, MemoryWriter } from '../../core/memory/memory-store.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { numberOf, STATE } from './agent-state.ts';
import { raiseInto } from './dataset-versions.ts';
import { forgetEntry } from './forget-entry.ts';
import { itemKey, partition } from './keys.ts';
import { memoryContended } from './memory-contended.ts';
import { fromEntryItem, fromFence, fromTombstone, IS_FREE_PLACE, toEntryItem } from './memory-items.ts';
import { entrySortKey } from './memory-keys.ts';
import { isUpkeepDue } from './memory-leftovers.ts';
import { cancelReservation, type Place, reserve } from './memory-reservation.ts';
import { makeSettledAdditions } from './settled-additions.ts';
import { type StateTable, updateStateItem } from './state-item.ts';
import { trimState } from './trim-state.ts';
import { makeUpdate } from './update-expression.ts';

/** How often an addition is begun anew because its counting was taken back while it slept. */
const MOST_TRIES = 3;

/**
 * Memory writes on DynamoDB without transactions: first the totals take an addition up and note it as pending, then the
 * entry is put under a condition; the note makes the pair safe to repeat from any point.
 */
export function makeMemoryWriter(table: StateTable, clock: Clock): MemoryWriter {
  const settled = makeSettledAdditions();
  return {
    add: async (scope, additions) => {
      const partitionKey = partition(scope, 'memory');
      const { outcomes, state, item } = await tryAdd(table, partitionKey, additions, settled.take, clock);
      return { outcomes, state, isUpkeepDue: isUpkeepDue(item, clock()) };
    },
    settle: (scope, placed) => settled.keep(partition(scope, 'memory'), placed),
    forget: (scope, entryId) => forgetEntry(table, scope, entryId, clock),
    raiseVersion: (scope, dataset) => raiseVersion(table, scope, dataset),
  };
}

type Tried = Omit<Added, 'isUpkeepDue'> & { readonly item: Awaited<ReturnType<typeof reserve>>['item'] };

async function tryAdd(
  table: StateTable,
  partitionKey: string,
  additions: readonly Addition[],
  takeSettled: ReturnType<typeof makeSettledAdditions>['take'],
  clock: Clock,
): Promise<Tried> {
  const outcomes = new Map<string, AddOutcome>();
  for (let attempt = 1; ; attempt++) {
    const open = additions.filter(({ entryId }) => !outcomes.has(entryId));
    const { places, state, item } = await reserve(
      table,
      partitionKey,
      open,
      takeSettled(partitionKey),
      clock(),
    );
    const tried = await Promise.all([
      ...open.map((addition) => putEntry(table, partitionKey, addition, placeOf(places, addition), clock)),
      trimState(table, partitionKey, item),
    ]);
    for (const outcome of tried) if (outcome !== undefined) outcomes.set(outcome.entry.entryId, outcome);
    const inOrder = additions.flatMap(({ entryId }) => outcomes.get(entryId) ?? []);
    if (inOrder.length === additions.length) return { outcomes: inOrder, state, item };
    if (attempt === MOST_TRIES) throw memoryContended();
  }
}

function placeOf(places: ReadonlyMap<string, Place>, { entryId }: Addition): Place {
  const place = places.get(entryId);
  if (place === undefined) throw new Error('An addition was left without a place');
  return place;
}

/** Undefined when the counting was taken back before the entry could be stored: it has to be counted anew. */
async function putEntry(
  table: StateTable,
  partitionKey: string,
  addition: Addition,
  place: Place,
  clock: Clock,
): Promise<AddOutcome | undefined> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.tableName,
        Item: toEntryItem(partitionKey, addition, place.sequence),
        ConditionExpression: IS_FREE_PLACE,
        ExpressionAttributeValues: {
          ':sequence': place.sequence,
          ':seconds': Math.floor(clock() / 1000),
        },
      }),
    );
    return { kind: 'added', entry: toEntry(addition, place.sequence), count: place.count };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return await foundEntry(table, partitionKey, addition, place, clock);
  }
}

/** The id is taken: by this very addition on an earlier try, or by an older one, and then nothing may be counted. */
async function foundEntry(
  table: StateTable,
  partitionKey: string,
  addition: Addition,
  place: Place,
  clock: Clock,
): Promise<AddOutcome | undefined> {
  const key = itemKey(partitionKey, entrySortKey(addition.entryId));
  const reply = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  const found = fromEntryItem(reply.Item);
  const gone = fromTombstone(reply.Item);
  const fence = fromFence(reply.Item);
  const cancel = async () => {
    const taken = { entryId: addition.entryId, sequence: place.sequence, share: addition };
    return await cancelReservation(table, partitionKey, taken, clock());
  };
  const isTakenBack = fence !== undefined && !fence.isForgotten;
  if (isTakenBack || (found ?? gone ?? fence) === undefined) {
    await cancel();
    return undefined;
  }
  const sequence = found?.entry.sequence ?? gone?.sequence ?? fence?.sequence;
  const entry = found?.entry ?? toEntry(addition, sequence ?? place.sequence);
  const fingerprint = found?.fingerprint ?? gone?.fingerprint ?? addition.fingerprint;
  if (sequence !== place.sequence) {
    const processed = (await cancel())?.processingCount ?? 0;
    const isPassed = place.count > 0 && processed >= place.count;
    return { kind: 'existing', entry, fingerprint, ...(isPassed ? { passed: place } : {}) };
  }
  if (fingerprint !== addition.fingerprint) return { kind: 'existing', entry, fingerprint };
  return { kind: 'added', entry, count: place.count };
}

function toEntry(addition: Addition, sequence: number): MemoryEntry {
  const { fingerprint: _, ...entry } = addition;
  return { ...entry, sequence };
}

async function raiseVersion(table: StateTable, scope: Scope, dataset: string): Promise<number> {
  const partitionKey = partition(scope, 'memory');
  const update = makeUpdate();
  raiseInto(update, new Map([[dataset, 1]]));
  const item = await updateStateItem(table, partitionKey, update);
  await trimState(table, partitionKey, item);
  return numberOf(item, STATE.datasetPrefix + dataset);
}
