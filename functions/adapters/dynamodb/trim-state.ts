import { UNNAMED_DATASET } from '../../core/freshness/dataset-versions.ts';
import { utf8Bytes } from '../../core/text/utf8-bytes.ts';
import { numberOf, numbersUnder, STATE } from './agent-state.ts';
import { type StateItem, type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate } from './update-expression.ts';

/** Bytes that an agent's dataset names and versions may take of its state item; every addition pays for them. */
const MOST_BYTES = 16 * 1024;
/** Bytes that are left after some were dropped. */
const BYTES_AFTER = 12 * 1024;
/** Bytes of a version with what DynamoDB adds to a number. */
const VERSION_BYTES = 6;
/** So many stages without entries are worth a write that removes them. */
const MOST_EMPTY_STAGES = 16;
/** An update expression may have 4 KB and 300 operators. */
const MOST_IN_ONE_WRITE = 60;

/** Keeps the state item small: drops datasets that are too many and stages without entries. Mostly there is nothing to do. */
export async function trimState(
  table: StateTable,
  partitionKey: string,
  item: StateItem,
): Promise<undefined> {
  await trimDatasets(table, partitionKey, item);
  await trimStages(table, partitionKey, item);
}

/**
 * Drops the least raised datasets of a state item that holds too many, and lifts the floor to their highest version; so
 * the datasets that were raised once, long ago, go first (LFU with dynamic aging). What depends on a dropped one is
 * made anew once. A write that others get in the way of is left to the next addition.
 */
async function trimDatasets(table: StateTable, partitionKey: string, item: StateItem): Promise<void> {
  const leastRaised = [...numbersUnder(item, STATE.datasetPrefix)].sort(([, a], [, b]) => a - b);
  let bytes = leastRaised.reduce((sum, [dataset]) => sum + bytesOf(dataset), 0);
  if (bytes <= MOST_BYTES) return;
  const dropped = leastRaised.filter(([dataset]) => {
    if (dataset === UNNAMED_DATASET || bytes <= BYTES_AFTER) return false;
    bytes -= bytesOf(dataset);
    return true;
  });
  let latest = item;
  for (let from = 0; from < dropped.length && latest !== undefined; from += MOST_IN_ONE_WRITE)
    latest = await drop(table, partitionKey, latest, dropped.slice(from, from + MOST_IN_ONE_WRITE));
}

async function drop(
  table: StateTable,
  partitionKey: string,
  item: StateItem,
  datasets: readonly (readonly [string, number])[],
): Promise<StateItem> {
  const update = makeUpdate();
  const oldFloor = numberOf(item, STATE.datasetFloor);
  const floor = Math.max(oldFloor, ...datasets.map(([, version]) => version));
  update.requireNumber(STATE.datasetFloor, oldFloor);
  update.set(STATE.datasetFloor, update.value(floor));
  for (const [dataset, version] of datasets) {
    const attribute = STATE.datasetPrefix + dataset;
    update.require(`${update.name(attribute)} = ${update.value(version)}`);
    update.remove(attribute);
  }
  return await updateStateItem(table, partitionKey, update);
}

async function trimStages(table: StateTable, partitionKey: string, item: StateItem): Promise<void> {
  const empty = [...numbersUnder(item, STATE.stagePrefix)].filter(([, count]) => count === 0);
  if (empty.length < MOST_EMPTY_STAGES) return;
  const update = makeUpdate();
  for (const [stage] of empty.slice(0, MOST_IN_ONE_WRITE)) {
    const attribute = STATE.stagePrefix + stage;
    update.require(`${update.name(attribute)} = ${update.value(0)}`);
    update.remove(attribute);
  }
  await updateStateItem(table, partitionKey, update);
}

function bytesOf(dataset: string): number {
  return STATE.datasetPrefix.length + utf8Bytes(dataset) + VERSION_BYTES;
}
