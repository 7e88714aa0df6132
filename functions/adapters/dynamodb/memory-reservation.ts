import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Addition, AgentState } from '../../core/memory/memory-store.ts';
import { numbersUnder, STATE, toAgentState } from './agent-state.ts';
import { itemKey, STATE_SORT_KEY } from './keys.ts';
import { makeUpdate, type UpdateBuilder } from './update-expression.ts';

export interface StateTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/** An update expression may have 4 KB, and each addition takes some 200 bytes of it. */
const MOST_IN_ONE_WRITE = 10;

/** Where an addition stands in its agent's lifetime. */
export interface Place {
  readonly sequence: number;
  /** The processing count that it made. */
  readonly count: number;
}

export interface Reservation {
  readonly places: ReadonlyMap<string, Place>;
  readonly state: AgentState;
}

/**
 * Counts additions into the state item and gives each its place, 10 in one conditional write. Every addition stays noted
 * there until a later write knows that nothing is left to do for it, so a repeat finds the note and takes up where the
 * first try broke off instead of counting again. `settled` are ids whose notes can go.
 */
export async function reserve(
  table: StateTable,
  partitionKey: string,
  additions: readonly Addition[],
  settled: readonly string[],
  nowMs: number,
): Promise<Reservation> {
  const places = new Map<string, Place>();
  for (let rest = additions; ; rest = rest.filter(({ entryId }) => !places.has(entryId))) {
    const open = rest.slice(0, MOST_IN_ONE_WRITE);
    const counted = await tryReserve(table, partitionKey, open, settled, nowMs);
    const item = counted ?? (await readState(table, partitionKey));
    const sequences = numbersUnder(item, STATE.pendingPrefix);
    const counts = numbersUnder(item, STATE.pendingCountPrefix);
    for (const { entryId } of open) {
      const sequence = sequences.get(entryId);
      if (sequence !== undefined) places.set(entryId, { sequence, count: counts.get(entryId) ?? 0 });
    }
    if (places.size === additions.length) return { places, state: toAgentState(item) };
  }
}

/** Takes an addition out of the totals again, once: its id was stored earlier under another sequence. */
export async function cancelReservation(
  table: StateTable,
  partitionKey: string,
  addition: Addition,
  sequence: number,
): Promise<void> {
  const update = makeUpdate();
  countInto(update, addition, -1);
  removeNote(update, addition.entryId);
  update.require(`${update.name(STATE.pendingPrefix + addition.entryId)} = ${update.value(sequence)}`);
  await table.client
    .send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: itemKey(partitionKey, STATE_SORT_KEY),
        ...update.build(),
      }),
    )
    .catch(ignoreFailedCondition);
}

async function tryReserve(
  table: StateTable,
  partitionKey: string,
  additions: readonly Addition[],
  settled: readonly string[],
  nowMs: number,
): Promise<Record<string, unknown> | undefined> {
  const update = makeUpdate();
  const zero = update.value(0);
  const last = `if_not_exists(${update.name(STATE.sequence)}, ${zero})`;
  const counted = `if_not_exists(${update.name(STATE.processingCount)}, ${zero})`;
  update.set(STATE.sequence, `${last} + ${update.value(additions.length)}`);
  for (const [position, addition] of additions.entries()) {
    const note = STATE.pendingPrefix + addition.entryId;
    update.require(`attribute_not_exists(${update.name(note)})`);
    const place = update.value(position + 1);
    update.set(note, `${last} + ${place}`);
    update.set(STATE.pendingCountPrefix + addition.entryId, `${counted} + ${place}`);
    update.set(STATE.pendingSincePrefix + addition.entryId, update.value(nowMs));
    countInto(update, addition, 1);
  }
  const ids = new Set(additions.map(({ entryId }) => entryId));
  for (const entryId of settled) if (!ids.has(entryId)) removeNote(update, entryId);
  const reply = await table.client
    .send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: itemKey(partitionKey, STATE_SORT_KEY),
        ReturnValues: 'ALL_NEW',
        ...update.build(),
      }),
    )
    .catch(ignoreFailedCondition);
  return reply?.Attributes;
}

function countInto(update: UpdateBuilder, addition: Addition, sign: 1 | -1): void {
  update.add(STATE.processingCount, sign);
  update.add(STATE.totalVolumeGb, sign * addition.dataVolumeGb);
  update.add(STATE.liveEntries, sign);
  update.add(STATE.liveBytes, sign * addition.sizeBytes);
  update.add(STATE.liveVolumeGb, sign * addition.dataVolumeGb);
  update.add(STATE.liveImportance, sign * addition.importance);
  update.add(STATE.stagePrefix + addition.stage, sign);
  if (sign === 1) update.add(STATE.datasetPrefix + (addition.dataset ?? ''), 1);
}

/** Clears the notes of an addition. */
export function removeNote(update: UpdateBuilder, entryId: string): void {
  update.remove(STATE.pendingPrefix + entryId);
  update.remove(STATE.pendingCountPrefix + entryId);
  update.remove(STATE.pendingSincePrefix + entryId);
}

async function readState(
  table: StateTable,
  partitionKey: string,
): Promise<Record<string, unknown> | undefined> {
  const key = itemKey(partitionKey, STATE_SORT_KEY);
  const reply = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true }),
  );
  return reply.Item;
}

function ignoreFailedCondition(error: unknown): undefined {
  if (error instanceof ConditionalCheckFailedException) return undefined;
  throw error;
}
