import { UNNAMED_DATASET } from '../../core/freshness/dataset-versions.ts';
import { STATE } from './agent-state.ts';
import { type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate, type UpdateBuilder } from './update-expression.ts';

/** An update expression may have 4 KB and 300 operators. */
const MOST_IN_ONE_WRITE = 60;

/** Raises the versions; one that the state item does not hold starts at its floor. */
export function raiseInto(update: UpdateBuilder, raises: ReadonlyMap<string, number>): void {
  const floor = `if_not_exists(${update.name(STATE.datasetFloor)}, ${update.value(0)})`;
  for (const [dataset, by] of raises) {
    const attribute = STATE.datasetPrefix + dataset;
    update.set(attribute, `if_not_exists(${update.name(attribute)}, ${floor}) + ${update.value(by)}`);
  }
}

/** How often each dataset stands there; an entry without one belongs to the unnamed dataset. */
export function datasetCounts(entries: readonly { readonly dataset?: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { dataset = UNNAMED_DATASET } of entries) counts.set(dataset, (counts.get(dataset) ?? 0) + 1);
  return counts;
}

/** Raises each of the datasets by one, in as many writes as it takes. */
export async function raiseAll(
  table: StateTable,
  partitionKey: string,
  datasets: readonly string[],
): Promise<void> {
  for (let from = 0; from < datasets.length; from += MOST_IN_ONE_WRITE) {
    const update = makeUpdate();
    raiseInto(update, new Map(datasets.slice(from, from + MOST_IN_ONE_WRITE).map((dataset) => [dataset, 1])));
    await updateStateItem(table, partitionKey, update);
  }
}
